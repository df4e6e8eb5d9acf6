import { z } from "@hono/zod-openapi";
import { OPERATION_FAILURE_CODES, OPERATION_STATUSES } from "@quittance/domain";
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
  versionField,
} from "./answer-fields.ts";
import { metadataSchema } from "./metadata.ts";
import { storable } from "./text.ts";

const amount = z.string({ error: "amount_must_be_string" }).optional().openapi({
  description:
    "All that is left when left out. An intent with several legs takes no amount: all its legs go together.",
  example: "10.00",
});

export const newCaptureSchema = z
  .strictObject(
    {
      amount,
      final: z.boolean({ error: "validation_failed" }).default(true).openapi({
        description: "Whether the rest is released (true), or stays on hold for a later capture.",
      }),
      metadata: metadataSchema.default({}),
    },
    { error: "validation_failed" },
  )
  .openapi("NewCapture", { description: "How much of a hold is captured." });

export const newRefundSchema = z
  .strictObject(
    {
      payment_intent: storable(z.string({ error: "validation_failed" })).openapi({
        description: "The payment intent whose money is given back.",
        example: "pi_01jd2m3n4p5q6r7s8t9v0w1x2y",
      }),
      amount,
      metadata: metadataSchema.default({}),
    },
    { error: "validation_failed" },
  )
  .openapi("NewRefund", { description: "How much of what was captured is given back." });

export const newCancellationSchema = z
  .strictObject({}, { error: "validation_failed" })
  .openapi("NewCancellation", { description: "Nothing: an empty object, or no body at all." });

const operationFields = {
  livemode: livemodeField,
  payment_intent: idField("pi", "The payment intent that it belongs to."),
  amount: amountField(
    "Null when the intent has several legs: all of them go together.",
    "10.00",
  ).nullable(),
  currency: currencyCodeField.nullable().openapi({
    description: "The amount's currency; null when the intent has several legs.",
  }),
  status: z.enum(OPERATION_STATUSES).openapi({
    description: "`pending` until it is decided; `succeeded` and `failed` are final.",
  }),
  failure: failureField(OPERATION_FAILURE_CODES, {
    message: "More than is left on hold.",
    leg: null,
  }),
  ledger_transactions: ledgerTransactionsField,
  metadata: metadataField,
  version: versionField,
  created_at: createdAtField,
  finished_at: finishedAtField,
};

export const captureSchema = z
  .object({
    id: idField("cap", "The capture's id."),
    object: objectField("capture"),
    final: z.boolean().openapi({
      description: "Whether the rest of the hold is released with it.",
      example: true,
    }),
    ...operationFields,
  })
  .openapi("Capture", { description: "The taking of what an intent holds, or of a part of it." });

export const refundSchema = z
  .object({
    id: idField("re", "The refund's id."),
    object: objectField("refund"),
    ...operationFields,
  })
  .openapi("Refund", { description: "The giving back of what was captured, or of a part of it." });
