import { z } from "@hono/zod-openapi";
import { EVENT_TYPES, INTENT_STATUSES } from "@quittance/domain";
import { idField, instantField, objectField, optionalInstantField } from "./answer-fields.ts";
import { eventSchema } from "./event.ts";
import { ledgerTransactionSchema } from "./ledger.ts";
import { captureSchema } from "./operation.ts";
import { paymentIntentSchema } from "./payment-intent.ts";
import { webhookAttemptSchema, webhookDeliverySchema } from "./webhook-delivery.ts";

const lockWait = z.int().nullable().openapi({
  example: 0,
  description:
    "How long its batch waited until the intents and accounts were locked, in milliseconds. An attempt to post that failed was rolled back and left nothing; this is the one that counted.",
});

/** One thing that happened: when, what, and what there is to say about it. */
const moment = <Type extends string, Fields extends z.ZodRawShape>(
  type: Type,
  name: string,
  description: string,
  fields: Fields,
) =>
  z
    .object({
      at: instantField("When it happened."),
      type: z.literal(type).openapi({ description: `Always \`${type}\`.`, example: type }),
      ...fields,
    })
    .openapi(`Timeline${name}`, { description });

const { amount, currency, failure: operationFailure } = captureSchema.shape;

const captureId = idField("cap", "The capture's id.");
const refundId = idField("re", "The refund's id.");
const deliveryId = idField("del", "The delivery's id.");
const eventId = idField("evt", "The event's id.");

const decision = {
  status: z.enum(["succeeded", "failed"]).openapi({ description: "What it came to." }),
  failure: operationFailure,
  lock_wait_ms: lockWait,
};

const moments = [
  moment("accepted", "Accepted", "The intent was stored. From here on nothing could lose it.", {
    execute_at: optionalInstantField("What it is scheduled for; null is at once."),
    expires_at: optionalInstantField("It is canceled if it is not decided by then."),
    hold_expires_at: optionalInstantField("Its hold is released if it is not captured by then."),
    batch: idField("batch", "The batch request that it came with; null when it came alone.")
      .nullable()
      .openapi({ example: null }),
  }),
  moment(
    "rung",
    "Rung",
    "The clock rang: because nobody had decided in time, or because the moment had come for which something was scheduled or in which it expires. Told once, with the last time. The ring of the acceptance itself is not recorded.",
    {
      rings: z.int().openapi({ description: "How often it rang.", example: 1 }),
      resource: z.string().nullable().openapi({
        description: "The id of the intent, capture or refund; null for a cancellation.",
        example: "pi_01jd2m3n4p5q6r7s8t9v0w1x2y",
      }),
    },
  ),
  moment(
    "quarantined",
    "Quarantined",
    "Deciding raises an error that nobody foresaw, and the intent waits for an operator. Told as long as it does.",
    {},
  ),
  moment("decided", "Decided", "The intent came to another status.", {
    status: z
      .enum(INTENT_STATUSES)
      .exclude(["scheduled", "pending"])
      .openapi({ description: "What it came to.", example: "succeeded" }),
    failure: paymentIntentSchema.shape.failure,
    cancellation_reason: paymentIntentSchema.shape.cancellation_reason,
    lock_wait_ms: lockWait.openapi({
      description:
        "As of a capture, for the first decision. Null for a later one: it is told with the capture or cancellation that brought it, and of a hold that expired it is not recorded.",
    }),
  }),
  moment("capture_accepted", "CaptureAccepted", "A capture was stored.", {
    capture: captureId,
    amount,
    currency,
    final: captureSchema.shape.final,
  }),
  moment("capture_decided", "CaptureDecided", "A capture came to its end.", {
    capture: captureId,
    ...decision,
  }),
  moment("refund_accepted", "RefundAccepted", "A refund was stored.", {
    refund: refundId,
    amount,
    currency,
  }),
  moment("refund_decided", "RefundDecided", "A refund came to its end.", {
    refund: refundId,
    ...decision,
  }),
  moment("cancellation_accepted", "CancellationAccepted", "A cancellation was stored.", {}),
  moment(
    "cancellation_decided",
    "CancellationDecided",
    "A cancellation came to its end: it succeeded, or was too late.",
    decision,
  ),
  moment("ledger_transaction", "LedgerTransaction", "The books were written.", {
    ledger_transaction: idField("txn", "The ledger transaction's id."),
    kind: ledgerTransactionSchema.shape.kind,
    effective_at: ledgerTransactionSchema.shape.effective_at,
    entries: ledgerTransactionSchema.shape.entries,
  }),
  moment("event", "Event", "An event was made, together with what it tells.", {
    event: eventId,
    event_type: z.enum(EVENT_TYPES).openapi({
      description: "What the event tells.",
      example: "payment_intent.succeeded",
    }),
    resource: z.string().openapi({
      description: "The id of the intent, capture or refund that it tells of.",
      example: "pi_01jd2m3n4p5q6r7s8t9v0w1x2y",
    }),
    sequence: eventSchema.shape.sequence,
  }),
  moment("delivery", "Delivery", "An event was put on its way to an endpoint.", {
    delivery: deliveryId,
    ...webhookDeliverySchema.omit({ id: true, object: true, created_at: true }).shape,
  }),
  moment("attempt", "Attempt", "A call of a webhook began.", {
    delivery: deliveryId,
    webhook_endpoint: webhookDeliverySchema.shape.webhook_endpoint,
    event: eventId,
    ...webhookAttemptSchema.omit({ started_at: true, response_body: true }).shape,
  }),
] as const;

export const paymentIntentTimelineSchema = z
  .object({
    object: objectField("timeline"),
    payment_intent: idField("pi", "The payment intent's id."),
    status: paymentIntentSchema.shape.status,
    truncated: z.boolean().openapi({
      example: false,
      description:
        "Whether something was left out. A timeline has the last 500 captures, refunds and cancellations together, the last 500 ledger transactions, the last 500 deliveries, and of each delivery the last 20 attempts.",
    }),
    data: z.array(z.discriminatedUnion("type", moments)).readonly().openapi({
      description: "In order of time; what happened in one moment, cause before effect.",
    }),
  })
  .openapi("PaymentIntentTimeline", { description: "Everything that is known of an intent." });

export type TimelineMoment = z.output<typeof paymentIntentTimelineSchema>["data"][number];

/** What a timeline's description promises. */
export const TIMELINE_LIMITS = { ofEach: 500, attemptsPerDelivery: 20 } as const;
