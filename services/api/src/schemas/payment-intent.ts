import { z } from "@hono/zod-openapi";
import { FAILURE_CODES, INTENT_STATUSES } from "@quittance/domain";
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

/** The members that a later version will know; until then only their neutral value is taken. */
const unavailable = z.null({ error: "feature_unavailable" }).optional();

const options = {
  capture_method: z
    .literal("automatic", {
      error: (issue) => (issue.input === "manual" ? "feature_unavailable" : "validation_failed"),
    })
    .default("automatic"),
  execute_at: unavailable,
  expires_at: unavailable,
  hold_expires_at: unavailable,
  effective_at: z.string({ error: "timestamp_invalid" }).nullable().default(null).openapi({
    description: "Accounting date (RFC 3339), when it differs from the time of posting.",
    example: "2026-11-22T00:00:00.000Z",
  }),
  description: text({ min: 0, max: 500 }).nullable().default(null),
  external_id: text({ min: 1, max: 255 }).nullable().default(null),
  metadata: metadataSchema.default({}),
};

/** One leg, written into the intent itself. Several legs come with a later version of this schema. */
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
        .max(1, "feature_unavailable")
        .optional(),
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
        context.addIssue({ code: "custom", message: "validation_failed", path: [field] });
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
    capture_method: z.enum(["automatic", "manual"]),
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
        leg: z.int().openapi({ description: "Which leg, counted from 0." }),
      })
      .nullable(),
    cancellation_reason: z.string().nullable(),
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
