import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { type Database, listEndpoints, readEndpoint } from "@quittance/db";
import { describeEndpoint, type Endpoint } from "@quittance/domain";
import { parseNetworks } from "@quittance/egress";
import type { KeyRing } from "@quittance/secrets";
import { changeWebhookEndpoint } from "../actions/change-webhook-endpoint.ts";
import { deleteWebhookEndpoint } from "../actions/delete-webhook-endpoint.ts";
import { openWebhookEndpoint } from "../actions/open-webhook-endpoint.ts";
import type { AppEnv } from "../app-env.ts";
import { requireScope } from "../middleware/authenticate.ts";
import { Problem } from "../problem/problem.ts";
import { BODY, KEY, PAGE, RESOURCE, TEXT, URL_OF_ENDPOINT } from "../problem/refusal-groups.ts";
import { readCaller } from "../request/caller.ts";
import { readPage, toList } from "../request/page.ts";
import { readId } from "../request/read-id.ts";
import { readIdPosition } from "../request/read-position.ts";
import { readRequestKey } from "../request/read-request-key.ts";
import { idParams } from "../schemas/answer-fields.ts";
import { answerHeaders } from "../schemas/answer-headers.ts";
import { optionalIdempotencyKeyHeader } from "../schemas/headers.ts";
import { listOf, pageQuery } from "../schemas/list.ts";
import { refusals } from "../schemas/refusals.ts";
import {
  createdWebhookEndpointSchema,
  newWebhookEndpointSchema,
  webhookEndpointChangeSchema,
  webhookEndpointSchema,
} from "../schemas/webhook-endpoint.ts";

export interface WebhookEndpointRoutesDependencies {
  readonly db: Database;
  readonly keyRing: KeyRing;
  /** CIDRs that webhooks may reach although they are not public. */
  readonly allowedNetworks: readonly string[];
}

const params = idParams("we", "webhook endpoint");

const createEndpointRoute = createRoute({
  method: "post",
  path: "/v1/webhook_endpoints",
  operationId: "createWebhookEndpoint",
  tags: ["Webhook endpoints"],
  description: "Events are sent there from now on, signed by Standard Webhooks 1.0.",
  summary: "Open a webhook endpoint",
  middleware: [requireScope("webhooks:write")] as const,
  parameters: [optionalIdempotencyKeyHeader],
  request: {
    body: { required: true, content: { "application/json": { schema: newWebhookEndpointSchema } } },
  },
  responses: {
    201: {
      description: "The endpoint gets events from now on. Its secret is shown only here.",
      headers: answerHeaders("Location", "Idempotent-Replayed"),
      content: { "application/json": { schema: createdWebhookEndpointSchema } },
    },
    ...refusals(BODY, TEXT, KEY, URL_OF_ENDPOINT, ["too_many_webhook_endpoints"]),
  },
});

const listEndpointsRoute = createRoute({
  method: "get",
  path: "/v1/webhook_endpoints",
  operationId: "listWebhookEndpoints",
  tags: ["Webhook endpoints"],
  description: "Where events are sent, and how it goes.",
  summary: "List webhook endpoints",
  middleware: [requireScope("webhooks:read")] as const,
  request: { query: z.strictObject(pageQuery) },
  responses: {
    200: {
      description: "Webhook endpoints, newest first.",
      content: { "application/json": { schema: listOf(webhookEndpointSchema) } },
    },
    ...refusals(PAGE),
  },
});

const getEndpointRoute = createRoute({
  method: "get",
  path: "/v1/webhook_endpoints/{id}",
  operationId: "getWebhookEndpoint",
  tags: ["Webhook endpoints"],
  description: "Its secret is not shown again.",
  summary: "Get a webhook endpoint",
  middleware: [requireScope("webhooks:read")] as const,
  request: { params },
  responses: {
    200: {
      description: "The webhook endpoint.",
      content: { "application/json": { schema: webhookEndpointSchema } },
    },
    ...refusals(RESOURCE),
  },
});

const changeEndpointRoute = createRoute({
  method: "patch",
  path: "/v1/webhook_endpoints/{id}",
  operationId: "updateWebhookEndpoint",
  tags: ["Webhook endpoints"],
  description:
    "What is left out stays as it is. Another receiver, or one that is enabled again, begins with a clean bill of health.",
  summary: "Change a webhook endpoint",
  middleware: [requireScope("webhooks:write")] as const,
  request: {
    params,
    body: {
      required: true,
      content: { "application/json": { schema: webhookEndpointChangeSchema } },
    },
  },
  responses: {
    200: {
      description:
        "The webhook endpoint as it is now. Also deliveries that wait go to its new URL.",
      content: { "application/json": { schema: webhookEndpointSchema } },
    },
    ...refusals(RESOURCE, BODY, TEXT, URL_OF_ENDPOINT),
  },
});

const deleteEndpointRoute = createRoute({
  method: "delete",
  path: "/v1/webhook_endpoints/{id}",
  operationId: "deleteWebhookEndpoint",
  tags: ["Webhook endpoints"],
  description: "Deliveries that wait are given up.",
  summary: "Delete a webhook endpoint",
  middleware: [requireScope("webhooks:write")] as const,
  request: { params },
  responses: { 204: { description: "Nothing is sent there any more." }, ...refusals(RESOURCE) },
});

export function webhookEndpointRoutes(
  app: OpenAPIHono<AppEnv>,
  { db, keyRing, allowedNetworks }: WebhookEndpointRoutesDependencies,
) {
  const deps = { db, keyRing, networks: parseNetworks(allowedNetworks) };

  app.openapi(createEndpointRoute, async (c) => {
    const { body, replayed } = await openWebhookEndpoint(
      deps,
      readCaller(c),
      c.req.valid("json"),
      readRequestKey(c, await c.req.json()),
    );
    if (replayed) c.header("Idempotent-Replayed", "true");
    c.header("Location", `/v1/webhook_endpoints/${body.id}`);
    return c.json(body, 201);
  });

  app.openapi(listEndpointsRoute, async (c) => {
    const { tenant } = c.get("principal");
    const page = readPage("webhook_endpoints", c.req.valid("query"));
    const before = readIdPosition("we", page);
    const rows = await listEndpoints(db, tenant.id, { before, limit: page.limit + 1 });
    const describe = (row: Endpoint) => describeEndpoint(row, tenant.livemode);
    return c.json(
      toList("webhook_endpoints", page, rows, describe, ({ id }) => [id]),
      200,
    );
  });

  app.openapi(getEndpointRoute, async (c) => {
    const { tenant } = c.get("principal");
    const endpoint = await readEndpoint(db, tenant.id, readId("we", c.req.valid("param").id));
    if (endpoint === undefined) throw new Problem("not_found");
    return c.json(describeEndpoint(endpoint, tenant.livemode), 200);
  });

  app.openapi(changeEndpointRoute, async (c) => {
    const { tenant } = c.get("principal");
    const id = readId("we", c.req.valid("param").id);
    const endpoint = await changeWebhookEndpoint(deps, readCaller(c), id, c.req.valid("json"));
    return c.json(describeEndpoint(endpoint, tenant.livemode), 200);
  });

  app.openapi(deleteEndpointRoute, async (c) => {
    await deleteWebhookEndpoint(db, readCaller(c), readId("we", c.req.valid("param").id));
    return c.body(null, 204);
  });
}
