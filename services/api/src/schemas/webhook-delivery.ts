import { z } from "@hono/zod-openapi";
import type { Attempt, Delivery } from "@quittance/db";

export const webhookDeliverySchema = z
  .object({
    id: z.string().openapi({ example: "del_01jd2m3n4p5q6r7s8t9v0w1x2y" }),
    object: z.literal("webhook_delivery"),
    webhook_endpoint: z.string(),
    event: z.string(),
    status: z.enum(["pending", "succeeded", "failed"]),
    failure: z
      .enum(["attempts_exhausted", "endpoint_gone", "endpoint_disabled", "endpoint_deleted"])
      .nullable()
      .openapi({ description: "Why no attempt is made any more." }),
    attempt_count: z.int(),
    next_attempt_at: z.iso.datetime().nullable(),
    created_at: z.iso.datetime(),
    finished_at: z.iso.datetime().nullable(),
  })
  .openapi("WebhookDelivery");

export type WebhookDeliveryBody = z.output<typeof webhookDeliverySchema>;

export const webhookAttemptSchema = z
  .object({
    number: z.int().openapi({ description: "Counts up for each delivery, from 1." }),
    started_at: z.iso.datetime(),
    duration_ms: z.int(),
    outcome: z.enum(["succeeded", "failed"]),
    response_status: z.int().nullable(),
    error: z.string().nullable().openapi({ example: "connection_refused" }),
    response_body: z.string().nullable().openapi({ description: "The beginning of the answer." }),
  })
  .openapi("WebhookAttempt");

export const webhookDeliveryWithAttemptsSchema = webhookDeliverySchema
  .extend({ attempts: z.array(webhookAttemptSchema) })
  .openapi("WebhookDeliveryWithAttempts");

/** Neither a test nor another attempt needs words; an empty object is none. */
export const webhookCommandSchema = z
  .strictObject({}, { error: "validation_failed" })
  .openapi("WebhookCommand");

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
