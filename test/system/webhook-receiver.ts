import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Webhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import { vi } from "vitest";

/** A webhook as it arrived. */
export interface Received {
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The body as text, as it came. */
  readonly body: string;
}

/** How the receiver answers its n-th webhook, counted from 0. */
export type Behaviour = (response: ServerResponse, n: number, request: IncomingMessage) => void;

export interface WebhookReceiver {
  readonly url: string;
  readonly received: readonly Received[];
  /** Waits until that many webhooks have arrived. */
  waitFor(count: number): Promise<readonly Received[]>;
  close(): Promise<void>;
}

/** Starts a receiver on loopback. It answers 200 unless told otherwise. */
export async function startReceiver(
  behave: Behaviour = (response) => response.end("ok"),
): Promise<WebhookReceiver> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      const body = Buffer.concat(chunks).toString("utf8");
      received.push({ id: headers["webhook-id"] ?? "", headers, body });
      behave(response, received.length - 1, request);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the receiver has no port");
  return {
    url: `http://127.0.0.1:${address.port}/hook`,
    received,
    async waitFor(count) {
      await vi.waitUntil(() => received.length >= count, { timeout: 20_000, interval: 20 });
      return received;
    },
    async close() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/**
 * Checks a webhook with two libraries that others wrote: the reference of Standard Webhooks, and
 * Svix. Throws when it is not genuine to one of them.
 */
export function verifyWithReference(secret: string, { body, headers }: Received): unknown {
  new SvixWebhook(secret).verify(body, { ...headers });
  return new Webhook(secret).verify(body, { ...headers });
}
