import type { IdSource } from "../ids.ts";
import type { Instant } from "../instant.ts";
import type { PaymentIntent } from "../intent/intent.ts";
import type { Operation } from "../operation/operation.ts";
import { describeIntent } from "./describe-intent.ts";
import { describeCapture, describeRefund } from "./describe-operation.ts";
import type { OperationEvent, PaymentIntentEvent } from "./event.ts";

/** The events that a decision writes. */
export type DecidedEvent = PaymentIntentEvent | OperationEvent;

const INTENT_EVENTS = {
  requires_capture: "payment_intent.requires_capture",
  succeeded: "payment_intent.succeeded",
  failed: "payment_intent.failed",
  canceled: "payment_intent.canceled",
} as const;

/** An intent that came to another status has an event that says so, and counts it. */
export function eventOfIntent(
  before: PaymentIntent | undefined,
  after: PaymentIntent,
  now: Instant,
  ids: IdSource,
): { readonly intent: PaymentIntent; readonly event?: PaymentIntentEvent } {
  const { status } = after;
  if (status === before?.status || status === "scheduled" || status === "pending") {
    return { intent: after };
  }
  const intent = { ...after, eventSequence: after.eventSequence + 1 };
  return {
    intent,
    event: {
      id: ids.event(),
      type: INTENT_EVENTS[status],
      resource: intent.id,
      sequence: intent.eventSequence,
      createdAt: now,
      livemode: intent.livemode,
      object: describeIntent(intent),
    },
  };
}

/** The one event of a capture or refund. A cancellation is told by its intent's. */
export function eventOfOperation(
  operation: Operation,
  intent: PaymentIntent,
  now: Instant,
  ids: IdSource,
): OperationEvent | undefined {
  const { kind, status } = operation;
  if (kind === "cancel" || status === "pending") return undefined;
  return {
    id: ids.event(),
    type: `${kind}.${status}`,
    resource: operation.id,
    sequence: 1,
    createdAt: now,
    livemode: intent.livemode,
    object: (kind === "capture" ? describeCapture : describeRefund)(operation, intent),
  };
}
