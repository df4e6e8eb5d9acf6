import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { parseId, readTask } from "@quittance/db";
import { retryDelivery } from "../actions/retry-delivery.ts";
import { startWebhookTask, type TaskRequest } from "../actions/start-webhook-task.ts";
import type { CommandDependencies } from "../actions/test-webhook-endpoint.ts";
import type { AppEnv } from "../app-env.ts";
import { requireScope } from "../middleware/authenticate.ts";
import { Problem } from "../problem/problem.ts";
import { readCaller } from "../request/caller.ts";
import { readOptionalBody } from "../request/optional-body.ts";
import { readEndpointId } from "../request/read-endpoint-id.ts";
import { readRequestKey } from "../request/read-request-key.ts";
import { optionalIdempotencyKeyHeader } from "../schemas/headers.ts";
import { refusals } from "../schemas/problem.ts";
import { webhookCommandSchema, webhookDeliverySchema } from "../schemas/webhook-delivery.ts";
import {
  describeTask,
  recoverSchema,
  replaySchema,
  webhookTaskSchema,
} from "../schemas/webhook-task.ts";

const params = z.object({ id: z.string() });

const taskAnswer = (description: string) => ({
  description,
  content: { "application/json": { schema: webhookTaskSchema } },
});

const retryRoute = createRoute({
  method: "post",
  path: "/v1/webhook_deliveries/{id}/retry",
  summary: "Attempt a delivery once more, now",
  middleware: [requireScope("webhooks:write")] as const,
  parameters: [optionalIdempotencyKeyHeader],
  request: {
    params,
    body: { required: false, content: { "application/json": { schema: webhookCommandSchema } } },
  },
  responses: {
    202: {
      description: "The delivery, which is begun anew whatever it had come to.",
      content: { "application/json": { schema: webhookDeliverySchema } },
    },
    ...refusals,
  },
});

const recoverRoute = createRoute({
  method: "post",
  path: "/v1/webhook_endpoints/{id}/recover",
  summary: "Send again what could not be delivered in a period",
  middleware: [requireScope("webhooks:write")] as const,
  parameters: [optionalIdempotencyKeyHeader],
  request: {
    params,
    body: { required: true, content: { "application/json": { schema: recoverSchema } } },
  },
  responses: {
    202: taskAnswer(
      "The task that begins anew every delivery of the period that failed, or failed so far.",
    ),
    ...refusals,
  },
});

const replayRoute = createRoute({
  method: "post",
  path: "/v1/webhook_endpoints/{id}/replay",
  summary: "Send the events of a period again",
  middleware: [requireScope("webhooks:write")] as const,
  parameters: [optionalIdempotencyKeyHeader],
  request: {
    params,
    body: { required: true, content: { "application/json": { schema: replaySchema } } },
  },
  responses: {
    202: taskAnswer(
      "The task that sends every event of the period that the endpoint asks for, also those that it took before or was never sent.",
    ),
    ...refusals,
  },
});

const getTaskRoute = createRoute({
  method: "get",
  path: "/v1/webhook_tasks/{id}",
  summary: "Get the progress of a recovery or replay",
  middleware: [requireScope("webhooks:read")] as const,
  request: { params },
  responses: { 200: taskAnswer("The task as it stands."), ...refusals },
});

/** What is sent again by hand: one delivery, or those of a period. */
export function webhookRecoveryRoutes(app: OpenAPIHono<AppEnv>, deps: CommandDependencies) {
  const { db } = deps;

  app.openapi(retryRoute, async (c) => {
    const id = parseId("del", c.req.valid("param").id);
    if (id === undefined) throw new Problem("not_found");
    const { raw } = await readOptionalBody(c, webhookCommandSchema);
    const { body, replayed } = await retryDelivery(deps, readCaller(c), id, readRequestKey(c, raw));
    if (replayed) c.header("Idempotent-Replayed", "true");
    c.header("Location", `/v1/webhook_deliveries/${body.id}`);
    return c.json(body, 202);
  });

  app.openapi(recoverRoute, async (c) => {
    const { since, until } = c.req.valid("json");
    const request: TaskRequest = { kind: "recover", since, until, onlyMissing: false };
    const { body, replayed } = await startWebhookTask(
      db,
      readCaller(c),
      readEndpointId(c.req.valid("param").id),
      request,
      readRequestKey(c, await c.req.json()),
    );
    if (replayed) c.header("Idempotent-Replayed", "true");
    c.header("Location", `/v1/webhook_tasks/${body.id}`);
    return c.json(body, 202);
  });

  app.openapi(replayRoute, async (c) => {
    const { since, until, only_missing } = c.req.valid("json");
    const request: TaskRequest = { kind: "replay", since, until, onlyMissing: only_missing };
    const { body, replayed } = await startWebhookTask(
      db,
      readCaller(c),
      readEndpointId(c.req.valid("param").id),
      request,
      readRequestKey(c, await c.req.json()),
    );
    if (replayed) c.header("Idempotent-Replayed", "true");
    c.header("Location", `/v1/webhook_tasks/${body.id}`);
    return c.json(body, 202);
  });

  app.openapi(getTaskRoute, async (c) => {
    const id = parseId("task", c.req.valid("param").id);
    const found = id && (await readTask(db, c.get("principal").tenant.id, id));
    if (found === undefined) throw new Problem("not_found");
    return c.json(describeTask(found.task, found.progress), 200);
  });
}
