import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import {
  type Database,
  inSnapshot,
  listDeliveries,
  readAttempts,
  readDelivery,
  readEndpoint,
} from "@quittance/db";
import type { AppEnv } from "../app-env.ts";
import { requireScope } from "../middleware/authenticate.ts";
import { Problem } from "../problem/problem.ts";
import { PAGE, RESOURCE } from "../problem/refusal-groups.ts";
import { readPage, toList } from "../request/page.ts";
import { readId } from "../request/read-id.ts";
import { readIdPosition } from "../request/read-position.ts";
import { idParams } from "../schemas/answer-fields.ts";
import { listOf, pageQuery } from "../schemas/list.ts";
import { refusals } from "../schemas/refusals.ts";
import {
  describeAttempt,
  describeDelivery,
  webhookDeliverySchema,
  webhookDeliveryWithAttemptsSchema,
} from "../schemas/webhook-delivery.ts";

const endpointParams = idParams("we", "webhook endpoint");
const deliveryParams = idParams("del", "delivery");

const listDeliveriesRoute = createRoute({
  method: "get",
  path: "/v1/webhook_endpoints/{id}/deliveries",
  operationId: "listWebhookDeliveries",
  tags: ["Webhook deliveries"],
  description: "One for each event that was put on its way to the endpoint.",
  summary: "List the deliveries to a webhook endpoint",
  middleware: [requireScope("webhooks:read")] as const,
  request: {
    params: endpointParams,
    query: z.strictObject({
      ...pageQuery,
      status: z
        .enum(["pending", "succeeded", "failed"], { error: "parameter_invalid" })
        .optional()
        .openapi({ description: "Only those in this status.", example: "failed" }),
    }),
  },
  responses: {
    200: {
      description: "Deliveries, newest first.",
      content: { "application/json": { schema: listOf(webhookDeliverySchema) } },
    },
    ...refusals(RESOURCE, PAGE),
  },
});

const getDeliveryRoute = createRoute({
  method: "get",
  path: "/v1/webhook_deliveries/{id}",
  operationId: "getWebhookDelivery",
  tags: ["Webhook deliveries"],
  description: "What was sent when, and what the receiver answered.",
  summary: "Get a delivery with its attempts",
  middleware: [requireScope("webhooks:read")] as const,
  request: { params: deliveryParams },
  responses: {
    200: {
      description: "The delivery, and every call that was made for it.",
      content: { "application/json": { schema: webhookDeliveryWithAttemptsSchema } },
    },
    ...refusals(RESOURCE),
  },
});

export function webhookDeliveryRoutes(app: OpenAPIHono<AppEnv>, { db }: { readonly db: Database }) {
  app.openapi(listDeliveriesRoute, async (c) => {
    const { tenant } = c.get("principal");
    const { status, ...query } = c.req.valid("query");
    const page = readPage("webhook_deliveries", query);
    const id = readId("we", c.req.valid("param").id);
    const endpoint = await readEndpoint(db, tenant.id, id);
    if (endpoint === undefined) throw new Problem("not_found");
    const before = readIdPosition("del", page);
    const rows = await listDeliveries(db, tenant.id, endpoint.id, status, {
      before,
      limit: page.limit + 1,
    });
    const position = ({ id: last }: (typeof rows)[number]) => [last];
    return c.json(toList("webhook_deliveries", page, rows, describeDelivery, position), 200);
  });

  app.openapi(getDeliveryRoute, async (c) => {
    const { tenant } = c.get("principal");
    const id = readId("del", c.req.valid("param").id);
    const [delivery, attempts] = await inSnapshot(db, tenant.id, (tx) =>
      Promise.all([readDelivery(tx, tenant.id, id), readAttempts(tx, tenant.id, id)]),
    );
    if (delivery === undefined) throw new Problem("not_found");
    return c.json({ ...describeDelivery(delivery), attempts: attempts.map(describeAttempt) }, 200);
  });
}
