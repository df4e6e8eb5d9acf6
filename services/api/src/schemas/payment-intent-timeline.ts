import { z } from "@hono/zod-openapi";
import { EVENT_TYPES, INTENT_STATUSES, LEDGER_TRANSACTION_KINDS } from "@quittance/domain";
import { entrySchema } from "./ledger.ts";
import { captureSchema } from "./operation.ts";
import { paymentIntentSchema } from "./payment-intent.ts";
import { webhookAttemptSchema, webhookDeliverySchema } from "./webhook-delivery.ts";

const lockWait = z.int().nullable().openapi({
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
    .object({ at: z.iso.datetime(), type: z.literal(type), ...fields })
    .openapi(`Timeline${name}`, { description });

const { amount, currency, failure: operationFailure } = captureSchema.shape;

const decision = {
  status: z.enum(["succeeded", "failed"]),
  failure: operationFailure,
  lock_wait_ms: lockWait,
};

const moments = [
  moment("accepted", "Accepted", "The intent was stored. From here on nothing could lose it.", {
    execute_at: z.iso.datetime().nullable().openapi({ description: "What it is scheduled for." }),
    expires_at: z.iso.datetime().nullable(),
    hold_expires_at: z.iso.datetime().nullable(),
    batch: z.string().nullable().openapi({ description: "The batch request that it came with." }),
  }),
  moment(
    "rung",
    "Rung",
    "The clock rang: because nobody had decided in time, or because the moment had come for which something was scheduled or in which it expires. Told once, with the last time. The ring of the acceptance itself is not recorded.",
    {
      rings: z.int().openapi({ description: "How often it rang." }),
      resource: z.string().nullable().openapi({
        description: "For which intent, capture or refund; null for a cancellation.",
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
    status: z.enum(INTENT_STATUSES).exclude(["scheduled", "pending"]),
    failure: paymentIntentSchema.shape.failure,
    cancellation_reason: paymentIntentSchema.shape.cancellation_reason,
    lock_wait_ms: lockWait.openapi({
      description:
        "As of a capture, for the first decision. Null for a later one: it is told with the capture or cancellation that brought it, and of a hold that expired it is not recorded.",
    }),
  }),
  moment("capture_accepted", "CaptureAccepted", "A capture was stored.", {
    capture: z.string(),
    amount,
    currency,
    final: z.boolean(),
  }),
  moment("capture_decided", "CaptureDecided", "A capture came to its end.", {
    capture: z.string(),
    ...decision,
  }),
  moment("refund_accepted", "RefundAccepted", "A refund was stored.", {
    refund: z.string(),
    amount,
    currency,
  }),
  moment("refund_decided", "RefundDecided", "A refund came to its end.", {
    refund: z.string(),
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
    ledger_transaction: z.string(),
    kind: z.enum(LEDGER_TRANSACTION_KINDS),
    effective_at: z.iso.datetime(),
    entries: z.array(entrySchema).readonly(),
  }),
  moment("event", "Event", "An event was made, together with what it tells.", {
    event: z.string(),
    event_type: z.enum(EVENT_TYPES),
    resource: z
      .string()
      .openapi({ description: "The intent, capture or refund that it tells of." }),
    sequence: z.int(),
  }),
  moment("delivery", "Delivery", "An event was put on its way to an endpoint.", {
    delivery: z.string(),
    ...webhookDeliverySchema.omit({ id: true, object: true, created_at: true }).shape,
  }),
  moment("attempt", "Attempt", "A call of a webhook began.", {
    delivery: z.string(),
    webhook_endpoint: z.string(),
    event: z.string(),
    ...webhookAttemptSchema.omit({ started_at: true, response_body: true }).shape,
  }),
] as const;

export const paymentIntentTimelineSchema = z
  .object({
    object: z.literal("timeline"),
    payment_intent: z.string().openapi({ example: "pi_01jd2m3n4p5q6r7s8t9v0w1x2y" }),
    status: z.enum(INTENT_STATUSES),
    truncated: z.boolean().openapi({
      description:
        "Whether something was left out. A timeline has the last 500 captures, refunds and cancellations together, the last 500 ledger transactions, the last 500 deliveries, and of each delivery the last 20 attempts.",
    }),
    data: z.array(z.discriminatedUnion("type", moments)).readonly().openapi({
      description: "In order of time; what happened in one moment, cause before effect.",
    }),
  })
  .openapi("PaymentIntentTimeline");

export type TimelineMoment = z.output<typeof paymentIntentTimelineSchema>["data"][number];

/** What a timeline's description promises. */
export const TIMELINE_LIMITS = { ofEach: 500, attemptsPerDelivery: 20 } as const;
