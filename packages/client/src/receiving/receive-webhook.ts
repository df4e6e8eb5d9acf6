import type { QuittanceEvent } from "../resources/events.ts";
import { verifyWebhook, type WebhookHeaders } from "../webhooks.ts";
import { createEventMemory, type EventMemory } from "./event-memory.ts";

/** What every handler of webhooks takes, whatever framework it is for. */
export interface ReceiverOptions {
  /** The endpoint's `whsec_…` or `whpk_…`; several while they are rotated. */
  secret: string | readonly string[];
  /** Handles an event. When it throws, Quittance is told so and sends the event again. */
  onEvent: (event: QuittanceEvent) => Promise<void> | void;
  /** What is remembered of events. Default: in this process; null handles every one that arrives. */
  memory?: EventMemory | null;
  /** Told of what `onEvent` threw. */
  onError?: (error: unknown) => void;
}

/** An answer to Quittance, in no framework's words. */
export interface ReceiverAnswer {
  status: 200 | 400 | 409 | 500;
  body: string;
}

export type Receiver = (
  rawBody: string | Uint8Array,
  headers: WebhookHeaders,
) => Promise<ReceiverAnswer>;

/**
 * Receives webhooks: verifies, passes over what was handled before, handles, and answers so that
 * nothing is lost. 400 is for what did not come from Quittance; 409 while the same event is being
 * handled by another request, and 500 when handling failed: both are sent again.
 */
export function createReceiver(options: ReceiverOptions): Receiver {
  const memory = options.memory === undefined ? createEventMemory() : options.memory;

  return async (rawBody, headers) => {
    let event: QuittanceEvent;
    try {
      event = verifyWebhook(rawBody, headers, options.secret);
    } catch {
      return { status: 400, body: "not a webhook of Quittance" };
    }
    try {
      const state = (await memory?.begin(event.id)) ?? "new";
      if (state === "done") return { status: 200, body: "handled before" };
      if (state === "busy") return { status: 409, body: "being handled" };
    } catch (error) {
      options.onError?.(error);
      return { status: 500, body: "not handled" };
    }
    try {
      await options.onEvent(event);
      await memory?.done(event.id);
      return { status: 200, body: "handled" };
    } catch (error) {
      options.onError?.(error);
      await memory?.forget(event.id);
      return { status: 500, body: "not handled" };
    }
  };
}
