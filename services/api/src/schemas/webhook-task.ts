import { z } from "@hono/zod-openapi";
import type { TaskProgress, WebhookTask } from "@quittance/db";
import { parseInstant } from "@quittance/domain";

const timeField = z
  .string({ error: "timestamp_invalid" })
  .transform((value, context) => {
    const instant = parseInstant(value);
    if (instant !== undefined) return instant;
    context.addIssue({ code: "custom", message: "timestamp_invalid" });
    return z.NEVER;
  })
  .openapi({ type: "string", format: "date-time" });

const period = {
  since: timeField,
  until: timeField.optional().openapi({
    description: "The end of the period, which is not part of it. The present when left out.",
  }),
};

export const recoverSchema = z
  .strictObject(period, { error: "validation_failed" })
  .openapi("RecoverWebhooks");

export const replaySchema = z
  .strictObject(
    {
      ...period,
      only_missing: z.boolean({ error: "validation_failed" }).default(false).openapi({
        description:
          "Send only events that the endpoint was never sent, for example while it was disabled.",
      }),
    },
    { error: "validation_failed" },
  )
  .openapi("ReplayWebhooks");

export const webhookTaskSchema = z
  .object({
    id: z.string().openapi({ example: "task_01jd2m3n4p5q6r7s8t9v0w1x2y" }),
    object: z.literal("webhook_task"),
    kind: z.enum(["recover", "replay"]),
    webhook_endpoint: z.string(),
    since: z.iso.datetime(),
    until: z.iso.datetime(),
    only_missing: z.boolean(),
    status: z.enum(["running", "finished"]).openapi({
      description: "Finished when every delivery that it began anew has come to its end.",
    }),
    total: z.int().openapi({ description: "How much there was to do when it was asked for." }),
    begun: z.int().openapi({ description: "Deliveries that were begun anew so far." }),
    pending: z.int().openapi({ description: "Those of them that are under way." }),
    succeeded: z.int(),
    failed: z.int(),
    created_at: z.iso.datetime(),
    finished_at: z.iso.datetime().nullable(),
  })
  .openapi("WebhookTask");

export type WebhookTaskBody = z.output<typeof webhookTaskSchema>;

export const NOTHING_YET: TaskProgress = {
  pending: 0,
  succeeded: 0,
  failed: 0,
  lastEndedAt: null,
};

export function describeTask(task: WebhookTask, progress: TaskProgress): WebhookTaskBody {
  const { begunAt } = task;
  const { pending, succeeded, failed, lastEndedAt } = progress;
  const isFinished = begunAt !== null && pending === 0;
  const last =
    lastEndedAt !== null && begunAt !== null && lastEndedAt > begunAt ? lastEndedAt : begunAt;
  return {
    id: task.id,
    object: "webhook_task",
    kind: task.kind,
    webhook_endpoint: task.endpoint,
    since: task.since,
    until: task.until,
    only_missing: task.onlyMissing,
    status: isFinished ? "finished" : "running",
    total: task.total,
    begun: task.done,
    pending,
    succeeded,
    failed,
    created_at: task.createdAt,
    finished_at: isFinished ? last : null,
  };
}
