import { z } from "@hono/zod-openapi";
import {
  CANCELLATION_REASONS,
  CAPTURE_METHODS,
  FAILURE_CODES,
  INTENT_STATUSES,
} from "@quittance/domain";
import { currencyField } from "./currency.ts";
import { metadataSchema } from "./metadata.ts";
import { storable, text } from "./text.ts";

const amount = z
  .string({
    error: ({ input }) => (input === undefined ? "validation_failed" : "amount_must_be_string"),
  })
  .openapi({
    description:
      "A decimal string, greater than zero, with at most the currency's fraction digits.",
    example: "25.00",
  });
const currency = currencyField.openapi({ example: "USD" });
const account = storable(z.string({ error: "validation_failed" })).openapi({
  description: "An account's id, or `external:<external_id>`.",
  example: "external:customer-42",
});

const legRequest = z.strictObject({ amount, currency, source: account, destination: account });

const LEGS_MAX = 50;

const time = (description: string) =>
  z
    .string({ error: "timestamp_invalid" })
    .nullable()
    .default(null)
    .openapi({ description, example: "2030-11-22T00:00:00.000Z" });

const options = {
  capture_method: z
    .enum(CAPTURE_METHODS, { error: "validation_failed" })
    .default("automatic")
    .openapi({
      description: "`manual` holds the money until it is captured, released or expires.",
    }),
  execute_at: time("In the future (RFC 3339): the intent is `scheduled` until then."),
  expires_at: time("An intent that is not decided by then (RFC 3339) is canceled."),
  hold_expires_at: time("A hold that is not captured by then (RFC 3339) is released."),
  effective_at: time("Accounting date (RFC 3339), when it differs from the time of posting."),
  description: text({ min: 0, max: 500 }).nullable().default(null),
  external_id: text({ min: 1, max: 255 }).nullable().default(null),
  metadata: metadataSchema.default({}),
};

/** One leg, written into the intent itself, or several that move all together or not at all. */
export const newPaymentIntentSchema = z
  .strictObject(
    {
      amount: amount.optional(),
      currency: currency.optional(),
      source: account.optional(),
      destination: account.optional(),
      legs: z
        .array(legRequest, { error: "validation_failed" })
        .min(1, "validation_failed")
        .max(LEGS_MAX, "validation_failed")
        .optional()
        .openapi({
          description:
            "Instead of the four members before: 1 to 50 movements, decided in order, each of which may spend what an earlier one brought. All go through or none.",
        }),
      ...options,
    },
    { error: "validation_failed" },
  )
  .superRefine((intent, context) => {
    const own = ["amount", "currency", "source", "destination"] as const;
    for (const field of own) {
      const isMissing = intent[field] === undefined;
      // Either the four members, or legs: never both, never neither.
      if (isMissing === (intent.legs === undefined)) {
        const detail = isMissing
          ? "Send this field, or legs."
          : "Send this field or legs, not both.";
        const fault = { message: "validation_failed", path: [field], params: { detail } };
        context.addIssue({ code: "custom", ...fault });
      }
    }
  })
  .openapi("NewPaymentIntent");

export type NewPaymentIntent = z.output<typeof newPaymentIntentSchema>;

export const legSchema = z
  .object({
    amount: z.string(),
    currency: z.string(),
    source: z.string(),
    destination: z.string(),
  })
  .openapi("Leg");

export const paymentIntentSchema = z
  .object({
    id: z.string().openapi({ example: "pi_01jd2m3n4p5q6r7s8t9v0w1x2y" }),
    object: z.literal("payment_intent"),
    livemode: z.boolean(),
    status: z.enum(INTENT_STATUSES),
    amount: z.string().nullable(),
    currency: z.string().nullable(),
    source: z.string().nullable(),
    destination: z.string().nullable(),
    legs: z.array(legSchema).readonly(),
    capture_method: z.enum(CAPTURE_METHODS),
    amount_capturable: z.string().nullable(),
    amount_captured: z.string().nullable(),
    amount_refunded: z.string().nullable(),
    execute_at: z.iso.datetime().nullable(),
    expires_at: z.iso.datetime().nullable(),
    hold_expires_at: z.iso.datetime().nullable(),
    effective_at: z.iso.datetime().nullable(),
    failure: z
      .object({
        code: z.enum(FAILURE_CODES),
        message: z.string(),
        leg: z
          .int()
          .nullable()
          .openapi({ description: "Which leg, counted from 0; null when no leg is at fault." }),
      })
      .nullable(),
    cancellation_reason: z.enum(CANCELLATION_REASONS).nullable(),
    ledger_transactions: z.array(z.string()).readonly(),
    description: z.string().nullable(),
    external_id: z.string().nullable(),
    metadata: z.record(z.string(), z.string()).readonly(),
    version: z.int(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
    finished_at: z.iso.datetime().nullable(),
  })
  .openapi("PaymentIntent");
