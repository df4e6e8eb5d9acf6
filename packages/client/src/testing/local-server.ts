import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createClient } from "../client.ts";
import type { ClientOptions } from "../transport/client-settings.ts";

/** A request as it arrived, body read. */
interface ReceivedRequest {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage["headers"];
  body: string;
}

/** How the server answers its next request. */
export type Reply = (response: ServerResponse) => void;

/**
 * A real server on loopback that gives the replies in the order given, the last one for ever,
 * and remembers what it was asked.
 */
export async function startLocalServer(...replies: Reply[]) {
  const received: ReceivedRequest[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    received.push({ method: request.method, url: request.url, headers: request.headers, body });
    replies[Math.min(received.length, replies.length) - 1]?.(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : address;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    received,
    client: (options: ClientOptions = {}) => createClient({ url, apiKey: "qt_test_x", ...options }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers with JSON. */
export function json(status: number, body: object, headers: Record<string, string> = {}): Reply {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(body));
  };
}

/** Refuses as Quittance does. */
export function problem(status: number, code: string, headers: Record<string, string> = {}): Reply {
  const body = {
    type: "about:blank",
    title: code,
    status,
    detail: code,
    code,
    request_id: "req_1",
  };
  return json(status, body, {
    "content-type": "application/problem+json",
    "request-id": "req_1",
    ...headers,
  });
}

/** Cuts the connection without a word. */
export const hangUp: Reply = (response) => response.socket?.destroy();

/** Never answers. */
export const staySilent: Reply = () => undefined;
