import { z } from "@hono/zod-openapi";
import type { Attempt, Delivery } from "@quittance/db";
import {
  createdAtField,
  finishedAtField,
  idField,
  instantField,
  objectField,
} from "./answer-fields.ts";

export const webhookDeliverySchema = z
  .object({
    id: idField("del", "The delivery's id."),
    object: objectField("webhook_delivery"),
    webhook_endpoint: idField("we", "The endpoint that it goes to."),
    event: idField("evt", "The event that it carries."),
    status: z.enum(["pending", "succeeded", "failed"]).openapi({
      description:
        "`pending` while attempts are made or will be; `succeeded` when one was answered with 2xx.",
    }),
    failure: z
      .enum(["attempts_exhausted", "endpoint_gone", "endpoint_disabled", "endpoint_deleted"])
      .nullable()
      .openapi({
        description: "Why no attempt is made any more; null when it did not fail.",
        example: null,
      }),
    attempt_count: z.int().openapi({ description: "How many attempts were made.", example: 0 }),
    next_attempt_at: instantField(
      "When the next attempt is due; null when there is none.",
    ).nullable(),
    created_at: createdAtField,
    finished_at: finishedAtField,
  })
  .openapi("WebhookDelivery", { description: "An event on its way to one webhook endpoint." });

export type WebhookDeliveryBody = z.output<typeof webhookDeliverySchema>;

export const webhookAttemptSchema = z
  .object({
    number: z.int().openapi({ description: "Counts up for each delivery, from 1.", example: 1 }),
    started_at: instantField("When the call began."),
    duration_ms: z
      .int()
      .openapi({ description: "How long it took, in milliseconds.", example: 84 }),
    outcome: z.enum(["succeeded", "failed"]).openapi({
      description: "Whether it was answered with 2xx.",
    }),
    response_status: z.int().nullable().openapi({
      description: "The HTTP status of the answer; null when there was none.",
      example: 200,
    }),
    error: z.string().nullable().openapi({
      description: "Why it failed, such as `connection_refused`; null when it did not.",
      example: null,
    }),
    response_body: z.string().nullable().openapi({
      description: "The beginning of the answer; null when there was none.",
      example: "ok",
    }),
  })
  .openapi("WebhookAttempt", { description: "One call of a webhook." });

export const webhookDeliveryWithAttemptsSchema = webhookDeliverySchema
  .extend({
    attempts: z
      .array(webhookAttemptSchema)
      .openapi({ description: "Every call that was made, oldest first." }),
  })
  .openapi("WebhookDeliveryWithAttempts", {
    description: "A delivery, and every call that was made for it.",
  });

/** Neither a test nor another attempt needs words; an empty object is none. */
export const webhookCommandSchema = z
  .strictObject({}, { error: "validation_failed" })
  .openapi("WebhookCommand", { description: "Nothing: an empty object, or no body at all." });

export const describeDelivery = (delivery: Delivery) => ({
  id: delivery.id,
  object: "webhook_delivery" as const,
  webhook_endpoint: delivery.endpoint,
  event: delivery.event,
  status: delivery.status,
  failure: delivery.failure,
  attempt_count: delivery.attempts,
  next_attempt_at: delivery.nextAttemptAt,
  created_at: delivery.createdAt,
  finished_at: delivery.finishedAt,
});

export const describeAttempt = (attempt: Attempt) => ({
  number: attempt.number,
  started_at: attempt.startedAt,
  duration_ms: attempt.durationMs,
  outcome: attempt.error === null ? ("succeeded" as const) : ("failed" as const),
  response_status: attempt.responseStatus,
  error: attempt.error,
  response_body: attempt.responseBody,
});
