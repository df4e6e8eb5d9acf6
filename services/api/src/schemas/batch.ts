import { z } from "@hono/zod-openapi";
import { paymentIntentSchema } from "./payment-intent.ts";
import { problemSchema } from "./problem.ts";

const ITEMS_MAX = 1_000;

export const newBatchSchema = z
  .strictObject(
    {
      atomic: z.boolean({ error: "validation_failed" }).default(false).openapi({
        description:
          "Whether all items go through or none: one that is refused refuses the request, one that fails fails the others with `linked_intent_failed`.",
      }),
      payment_intents: z
        .array(z.unknown(), { error: "validation_failed" })
        .min(1, "validation_failed")
        .max(ITEMS_MAX, "validation_failed")
        .openapi({
          description:
            "1 to 1,000 payment intents, decided in the order given. Each may carry an `idempotency_key` of its own; `<batch key>:<index>` when left out.",
        }),
    },
    { error: "validation_failed" },
  )
  .openapi("NewBatch");

export const batchSchema = z
  .object({
    object: z.literal("batch"),
    id: z.string().openapi({ example: "batch_01jd2m3n4p5q6r7s8t9v0w1x2y" }),
    atomic: z.boolean(),
    data: z
      .array(
        z.union([
          z.object({ status: z.literal(202), payment_intent: paymentIntentSchema }),
          z.object({ status: z.int(), problem: problemSchema }),
        ]),
      )
      .readonly()
      .openapi({ description: "One result for each item, in the order given." }),
  })
  .openapi("Batch");
