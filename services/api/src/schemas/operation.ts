import { z } from "@hono/zod-openapi";
import { OPERATION_FAILURE_CODES, OPERATION_STATUSES } from "@quittance/domain";
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
      final: z
        .boolean({ error: "validation_failed" })
        .default(true)
        .openapi({ description: "Whether the rest is released, or stays on hold." }),
      metadata: metadataSchema.default({}),
    },
    { error: "validation_failed" },
  )
  .openapi("NewCapture");

export const newRefundSchema = z
  .strictObject(
    {
      payment_intent: storable(z.string({ error: "validation_failed" })).openapi({
        example: "pi_01jd2m3n4p5q6r7s8t9v0w1x2y",
      }),
      amount,
      metadata: metadataSchema.default({}),
    },
    { error: "validation_failed" },
  )
  .openapi("NewRefund");

export const newCancellationSchema = z
  .strictObject({}, { error: "validation_failed" })
  .openapi("NewCancellation");

const operationFields = {
  livemode: z.boolean(),
  payment_intent: z.string(),
  amount: z.string().nullable(),
  currency: z.string().nullable(),
  status: z.enum(OPERATION_STATUSES),
  failure: z
    .object({
      code: z.enum(OPERATION_FAILURE_CODES),
      message: z.string(),
      leg: z.int().nullable(),
    })
    .nullable(),
  ledger_transactions: z.array(z.string()).readonly(),
  metadata: z.record(z.string(), z.string()).readonly(),
  version: z.int(),
  created_at: z.iso.datetime(),
  finished_at: z.iso.datetime().nullable(),
};

export const captureSchema = z
  .object({
    id: z.string().openapi({ example: "cap_01jd2m3n4p5q6r7s8t9v0w1x2y" }),
    object: z.literal("capture"),
    final: z.boolean(),
    ...operationFields,
  })
  .openapi("Capture");

export const refundSchema = z
  .object({
    id: z.string().openapi({ example: "re_01jd2m3n4p5q6r7s8t9v0w1x2y" }),
    object: z.literal("refund"),
    ...operationFields,
  })
  .openapi("Refund");
