import { z } from "@hono/zod-openapi";
import {
  CANCELLATION_REASONS,
  CAPTURE_METHODS,
  FAILURE_CODES,
  INTENT_STATUSES,
} from "@quittance/domain";
import {
  amountField,
  createdAtField,
  currencyCodeField,
  failureField,
  finishedAtField,
  idField,
  ledgerTransactionsField,
  livemodeField,
  metadataField,
  objectField,
  optionalInstantField,
  updatedAtField,
  versionField,
} from "./answer-fields.ts";
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
const currency = currencyField.openapi({
  description: "ISO 4217, or a code that you registered.",
  example: "USD",
});
const account = storable(z.string({ error: "validation_failed" })).openapi({
  example: "external:customer-42",
});

const source = account.openapi({
  description: "Where the money comes from: an account's id, or `external:<external_id>`.",
});
const destination = account.openapi({
  description: "Where the money goes: an account's id, or `external:<external_id>`.",
  example: "external:customer-43",
});

const legRequest = z
  .strictObject({ amount, currency, source, destination })
  .openapi({ description: "One movement." });

const LEGS_MAX = 50;

const time = (description: string) =>
  z
    .string({ error: "timestamp_invalid" })
    .nullable()
    .default(null)
    .openapi({ description, format: "date-time", example: "2030-11-22T00:00:00.000Z" });

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
  description: text({ min: 0, max: 500 }).nullable().default(null).openapi({
    description: "A text for people: at most 500 characters.",
    example: "Order 6735",
  }),
  external_id: text({ min: 1, max: 255 }).nullable().default(null).openapi({
    description: "Your own id of the payment, by which lists can be searched; need not be unique.",
    example: "order-6735",
  }),
  metadata: metadataSchema.default({}),
};

/** One leg, written into the intent itself, or several that move all together or not at all. */
export const newPaymentIntentSchema = z
  .strictObject(
    {
      amount: amount.optional(),
      currency: currency.optional(),
      source: source.optional(),
      destination: destination.optional(),
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
  .openapi("NewPaymentIntent", {
    description:
      "A payment: `amount`, `currency`, `source` and `destination`, or `legs` instead of the four.",
    example: {
      amount: "25.00",
      currency: "USD",
      source: "external:customer-42",
      destination: "external:customer-43",
    },
  });

export type NewPaymentIntent = z.output<typeof newPaymentIntentSchema>;

export const legSchema = z
  .object({
    amount: amountField("What moves."),
    currency: currencyCodeField,
    source: idField("acct", "The account that is debited."),
    destination: idField("acct", "The account that is credited.").openapi({
      example: "acct_01jd2m3n4p5q6r7s8t9v0w1x2z",
    }),
  })
  .openapi("Leg", { description: "One movement of an intent." });

const ofOneLeg = "Null when the intent has several legs.";

export const paymentIntentSchema = z
  .object({
    id: idField("pi", "The payment intent's id."),
    object: objectField("payment_intent"),
    livemode: livemodeField,
    status: z.enum(INTENT_STATUSES).openapi({
      description:
        "`scheduled` until `execute_at`, `pending` until it is decided, `requires_capture` while it holds the money; `succeeded`, `failed` and `canceled` are final.",
      example: "pending",
    }),
    amount: amountField(`What moves. ${ofOneLeg}`).nullable(),
    currency: currencyCodeField
      .nullable()
      .openapi({ description: `The amount's currency. ${ofOneLeg}` }),
    source: idField("acct", `The account that is debited. ${ofOneLeg}`).nullable(),
    destination: idField("acct", `The account that is credited. ${ofOneLeg}`)
      .nullable()
      .openapi({ example: "acct_01jd2m3n4p5q6r7s8t9v0w1x2z" }),
    legs: z
      .array(legSchema)
      .readonly()
      .openapi({ description: "All movements, in the order in which they are decided." }),
    capture_method: z.enum(CAPTURE_METHODS).openapi({
      description: "`manual` holds the money until it is captured, released or expires.",
    }),
    amount_capturable: amountField(`What is on hold. ${ofOneLeg}`, "0.00").nullable(),
    amount_captured: amountField(`What was moved so far. ${ofOneLeg}`, "0.00").nullable(),
    amount_refunded: amountField(`What was given back so far. ${ofOneLeg}`, "0.00").nullable(),
    execute_at: optionalInstantField("The intent is `scheduled` until then; null is at once."),
    expires_at: optionalInstantField("The intent is canceled if it is not decided by then."),
    hold_expires_at: optionalInstantField("The hold is released if it is not captured by then."),
    effective_at: optionalInstantField("Accounting date; null is the time of posting."),
    failure: failureField(FAILURE_CODES, {
      message: "An account of this leg would fall below its overdraft limit.",
      leg: 0,
    }),
    cancellation_reason: z.enum(CANCELLATION_REASONS).nullable().openapi({
      description:
        "Why it was canceled: `requested`, `expired` before it was decided, or `hold_expired`; null when it was not.",
      example: null,
    }),
    ledger_transactions: ledgerTransactionsField,
    description: z.string().nullable().openapi({
      description: "Your text for people; null when there is none.",
      example: "Order 6735",
    }),
    external_id: z.string().nullable().openapi({
      description: "Your own id of the payment; null when it has none.",
      example: "order-6735",
    }),
    metadata: metadataField,
    version: versionField.openapi({ description: "Counts up, from 1; the `ETag` is made of it." }),
    created_at: createdAtField.openapi({ description: "When it was accepted." }),
    updated_at: updatedAtField,
    finished_at: finishedAtField,
  })
  .openapi("PaymentIntent", {
    description: "A request to move money that was accepted. It comes to exactly one end.",
  });
