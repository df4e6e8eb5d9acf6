import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { readTask } from "@quittance/db";
import { retryDelivery } from "../actions/retry-delivery.ts";
import { startWebhookTask, type TaskRequest } from "../actions/start-webhook-task.ts";
import type { CommandDependencies } from "../actions/test-webhook-endpoint.ts";
import type { AppEnv } from "../app-env.ts";
import { requireScope } from "../middleware/authenticate.ts";
import { Problem } from "../problem/problem.ts";
import { BODY, KEY, RESOURCE } from "../problem/refusal-groups.ts";
import { readCaller } from "../request/caller.ts";
import { readOptionalBody } from "../request/optional-body.ts";
import { readId } from "../request/read-id.ts";
import { readRequestKey } from "../request/read-request-key.ts";
import { idParams } from "../schemas/answer-fields.ts";
import { answerHeaders } from "../schemas/answer-headers.ts";
import { optionalIdempotencyKeyHeader } from "../schemas/headers.ts";
import { refusals } from "../schemas/refusals.ts";
import { webhookCommandSchema, webhookDeliverySchema } from "../schemas/webhook-delivery.ts";
import {
  describeTask,
  recoverSchema,
  replaySchema,
  webhookTaskSchema,
} from "../schemas/webhook-task.ts";

const endpointParams = idParams("we", "webhook endpoint");
const deliveryParams = idParams("del", "delivery");
const taskParams = idParams("task", "task");

const taskAnswer = (description: string) => ({
  description,
  content: { "application/json": { schema: webhookTaskSchema } },
});

const retryRoute = createRoute({
  method: "post",
  path: "/v1/webhook_deliveries/{id}/retry",
  operationId: "retryWebhookDelivery",
  tags: ["Webhook deliveries"],
  description: "Ahead of what else waits for the endpoint, with all attempts before it again.",
  summary: "Attempt a delivery once more, now",
  middleware: [requireScope("webhooks:write")] as const,
  parameters: [optionalIdempotencyKeyHeader],
  request: {
    params: deliveryParams,
    body: { required: false, content: { "application/json": { schema: webhookCommandSchema } } },
  },
  responses: {
    202: {
      description: "The delivery, which is begun anew whatever it had come to.",
      headers: answerHeaders("Location", "Idempotent-Replayed"),
      content: { "application/json": { schema: webhookDeliverySchema } },
    },
    ...refusals(RESOURCE, BODY, KEY, ["webhook_endpoint_disabled"]),
  },
});

const recoverRoute = createRoute({
  method: "post",
  path: "/v1/webhook_endpoints/{id}/recover",
  operationId: "recoverWebhooks",
  tags: ["Webhook deliveries"],
  description:
    "For a receiver that was down: begins anew what failed. A worker does it, a page at a time.",
  summary: "Send again what could not be delivered in a period",
  middleware: [requireScope("webhooks:write")] as const,
  parameters: [optionalIdempotencyKeyHeader],
  request: {
    params: endpointParams,
    body: { required: true, content: { "application/json": { schema: recoverSchema } } },
  },
  responses: {
    202: {
      headers: answerHeaders("Location", "Idempotent-Replayed"),
      ...taskAnswer(
        "The task that begins anew every delivery of the period that failed, or failed so far.",
      ),
    },
    ...refusals(RESOURCE, BODY, KEY, [
      "webhook_endpoint_disabled",
      "timestamp_invalid",
      "timestamp_order",
    ]),
  },
});

const replayRoute = createRoute({
  method: "post",
  path: "/v1/webhook_endpoints/{id}/replay",
  operationId: "replayWebhooks",
  tags: ["Webhook deliveries"],
  description: "For a receiver that lost what it took. A worker does it, a page at a time.",
  summary: "Send the events of a period again",
  middleware: [requireScope("webhooks:write")] as const,
  parameters: [optionalIdempotencyKeyHeader],
  request: {
    params: endpointParams,
    body: { required: true, content: { "application/json": { schema: replaySchema } } },
  },
  responses: {
    202: {
      headers: answerHeaders("Location", "Idempotent-Replayed"),
      ...taskAnswer(
        "The task that sends every event of the period that the endpoint asks for, also those that it took before or was never sent.",
      ),
    },
    ...refusals(RESOURCE, BODY, KEY, [
      "webhook_endpoint_disabled",
      "timestamp_invalid",
      "timestamp_order",
    ]),
  },
});

const getTaskRoute = createRoute({
  method: "get",
  path: "/v1/webhook_tasks/{id}",
  operationId: "getWebhookTask",
  tags: ["Webhook deliveries"],
  description: "How far a recovery or replay is.",
  summary: "Get the progress of a recovery or replay",
  middleware: [requireScope("webhooks:read")] as const,
  request: { params: taskParams },
  responses: { 200: taskAnswer("The task as it stands."), ...refusals(RESOURCE) },
});

/** What is sent again by hand: one delivery, or those of a period. */
export function webhookRecoveryRoutes(app: OpenAPIHono<AppEnv>, deps: CommandDependencies) {
  const { db } = deps;

  app.openapi(retryRoute, async (c) => {
    const id = readId("del", c.req.valid("param").id);
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
      readId("we", c.req.valid("param").id),
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
      readId("we", c.req.valid("param").id),
      request,
      readRequestKey(c, await c.req.json()),
    );
    if (replayed) c.header("Idempotent-Replayed", "true");
    c.header("Location", `/v1/webhook_tasks/${body.id}`);
    return c.json(body, 202);
  });

  app.openapi(getTaskRoute, async (c) => {
    const id = readId("task", c.req.valid("param").id);
    const found = await readTask(db, c.get("principal").tenant.id, id);
    if (found === undefined) throw new Problem("not_found");
    return c.json(describeTask(found.task, found.progress), 200);
  });
}
