import { z } from "@hono/zod-openapi";
import { idField, objectField } from "./answer-fields.ts";
import { newPaymentIntentSchema, paymentIntentSchema } from "./payment-intent.ts";
import { problemSchema } from "./problem.ts";

const ITEMS_MAX = 1_000;

/** What an item should be. */
export const newBatchItemSchema = z
  .strictObject({
    ...newPaymentIntentSchema.shape,
    idempotency_key: z.string().optional().openapi({
      description:
        "The item's own key: 1 to 255 visible ASCII characters. `<batch key>:<index>` when left out.",
      example: "order-6735",
    }),
  })
  .openapi("NewBatchItem", {
    description: "A payment intent, which may have an `idempotency_key` of its own.",
    example: {
      amount: "25.00",
      currency: "USD",
      source: "external:customer-42",
      destination: "external:customer-43",
      idempotency_key: "order-6735",
    },
  });

export const newBatchSchema = z
  .strictObject(
    {
      atomic: z.boolean({ error: "validation_failed" }).default(false).openapi({
        description:
          "Whether all items go through or none: one that is refused refuses the request, one that fails fails the others with `linked_intent_failed`.",
      }),
      payment_intents: z
        .array(
          // Read as anything: each item is judged for itself, and one that is refused refuses no other.
          z.unknown().openapi({ allOf: [{ $ref: "#/components/schemas/NewBatchItem" }] }),
          { error: "validation_failed" },
        )
        .min(1, "validation_failed")
        .max(ITEMS_MAX, "validation_failed")
        .openapi({
          description:
            "1 to 1,000 payment intents, decided in the order given. Each may carry an `idempotency_key` of its own; `<batch key>:<index>` when left out.",
        }),
    },
    { error: "validation_failed" },
  )
  .openapi("NewBatch", { description: "Payment intents that are submitted together." });

export const batchSchema = z
  .object({
    object: objectField("batch"),
    id: idField("batch", "The batch's id, by which timelines name it."),
    atomic: z.boolean().openapi({
      description: "Whether all items go through or none.",
      example: false,
    }),
    data: z
      .array(
        z.union([
          z
            .object({
              status: z.literal(202).openapi({ description: "The item is stored.", example: 202 }),
              payment_intent: paymentIntentSchema.openapi({
                description: "The intent, which will be decided.",
              }),
            })
            .openapi({ description: "An item that was accepted." }),
          z
            .object({
              status: z.int().openapi({
                description: "The HTTP status with which the item alone would have been refused.",
                example: 422,
              }),
              problem: problemSchema.openapi({ description: "Why the item was refused." }),
            })
            .openapi({ description: "An item that was refused." }),
        ]),
      )
      .readonly()
      .openapi({ description: "One result for each item, in the order given." }),
  })
  .openapi("Batch", { description: "What became of each item of a batch." });
