import { randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";
import type { QuittanceClient } from "../client.ts";
import type { QuittanceEvent } from "../resources/events.ts";

export interface ListenOptions {
  /** Where events are sent, on the developer's machine. */
  forwardTo: URL;
  /** Only these types; all when empty. */
  types: readonly string[];
  /** Signs what is sent; made up when left out. */
  secret: string | undefined;
  /** Goes on after this event. */
  lastEventId: string | undefined;
  signal: AbortSignal;
  print: (line: string) => void;
}

const FORWARD_MS_MAX = 30_000;

/**
 * Brings events to a program that no webhook reaches, for as long as the signal lets it: each is
 * signed and sent as Quittance would, once and in order. Nothing is registered anywhere.
 */
export async function listen(client: QuittanceClient, options: ListenOptions): Promise<void> {
  const { forwardTo, types, signal, print, lastEventId } = options;
  const secret = options.secret ?? `whsec_${randomBytes(32).toString("base64")}`;
  const webhook = new Webhook(secret);
  const onOpen = () => print(`Listening. Events go to ${forwardTo.href}, signed with ${secret}`);
  const stream = client.events.stream(
    {},
    { signal, onOpen, ...(lastEventId === undefined ? {} : { lastEventId }) },
  );
  for await (const event of stream) {
    if (types.length > 0 && !types.includes(event.type)) continue;
    const startedAt = performance.now();
    const outcome = await forward(event, forwardTo, webhook);
    const ms = Math.round(performance.now() - startedAt);
    print(`${event.created_at}  ${event.type}  ${event.id}  ${outcome} (${ms} ms)`);
  }
}

async function forward(event: QuittanceEvent, to: URL, webhook: Webhook): Promise<string> {
  // Written again these are the bytes that came: an event is JSON as JSON.stringify writes it.
  const body = JSON.stringify(event);
  const now = new Date();
  try {
    const response = await fetch(to, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "user-agent": "quittance-listen",
        "webhook-id": event.id,
        "webhook-timestamp": String(Math.floor(now.getTime() / 1_000)),
        "webhook-signature": webhook.sign(event.id, now, body),
      },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(FORWARD_MS_MAX),
    });
    await response.body?.cancel();
    return String(response.status);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return cause instanceof Error ? `failed: ${cause.message}` : "failed";
  }
}
