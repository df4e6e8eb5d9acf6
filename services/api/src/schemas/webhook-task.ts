import { z } from "@hono/zod-openapi";
import type { TaskProgress, WebhookTask } from "@quittance/db";
import {
  createdAtField,
  finishedAtField,
  idField,
  instantField,
  objectField,
} from "./answer-fields.ts";
import { bodyInstant } from "./instant-text.ts";

const timeField = bodyInstant.openapi({
  type: "string",
  format: "date-time",
  example: "2026-11-22T00:00:00.000Z",
});

const period = {
  since: timeField.openapi({ description: "The period begins with this moment (RFC 3339)." }),
  until: timeField.optional().openapi({
    description:
      "The end of the period (RFC 3339), which is not part of it. The present when left out.",
    example: "2026-11-23T00:00:00.000Z",
  }),
};

export const recoverSchema = z
  .strictObject(period, { error: "validation_failed" })
  .openapi("RecoverWebhooks", { description: "Of which period what failed is sent again." });

export const replaySchema = z
  .strictObject(
    {
      ...period,
      only_missing: z.boolean({ error: "validation_failed" }).default(false).openapi({
        description:
          "Send only events that the endpoint was never sent, for example while it was disabled.",
        example: false,
      }),
    },
    { error: "validation_failed" },
  )
  .openapi("ReplayWebhooks", { description: "Of which period the events are sent again." });

export const webhookTaskSchema = z
  .object({
    id: idField("task", "The task's id."),
    object: objectField("webhook_task"),
    kind: z.enum(["recover", "replay"]).openapi({
      description: "`recover` sends again what failed, `replay` everything.",
    }),
    webhook_endpoint: idField("we", "The endpoint that it sends to."),
    since: instantField("The period begins with this moment.", "2026-11-22T00:00:00.000Z"),
    until: instantField("The period ends just before this moment.", "2026-11-23T00:00:00.000Z"),
    only_missing: z.boolean().openapi({
      description: "Whether only events are sent that the endpoint was never sent.",
      example: false,
    }),
    status: z.enum(["running", "finished"]).openapi({
      description: "Finished when every delivery that it began anew has come to its end.",
    }),
    total: z.int().openapi({
      description: "How many deliveries or events there were when it was asked for.",
      example: 12,
    }),
    begun: z.int().openapi({ description: "Deliveries that were begun anew so far.", example: 0 }),
    pending: z.int().openapi({ description: "Those of them that are under way.", example: 0 }),
    succeeded: z.int().openapi({ description: "Those of them that succeeded.", example: 0 }),
    failed: z.int().openapi({ description: "Those of them that failed.", example: 0 }),
    created_at: createdAtField,
    finished_at: finishedAtField,
  })
  .openapi("WebhookTask", {
    description: "Many deliveries that are begun anew, and how far it is.",
  });

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
