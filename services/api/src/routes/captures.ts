import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { parseId, type Tenant } from "@quittance/db";
import { acceptCapture, describeCapture, type OperationId } from "@quittance/domain";
import { lookUpOperation, lookUpOperationsOf } from "../actions/look-up-operations.ts";
import { type OperationDependencies, requestOperation } from "../actions/request-operation.ts";
import type { AppEnv } from "../app-env.ts";
import { requireScope } from "../middleware/authenticate.ts";
import { Problem } from "../problem/problem.ts";
import { requireIdempotencyKey } from "../request/idempotency-key.ts";
import { readOptionalBody } from "../request/optional-body.ts";
import { requestKey } from "../request/request-key.ts";
import { idempotencyKeyHeader, preferHeader } from "../schemas/headers.ts";
import { listOf, pageQuery } from "../schemas/list.ts";
import { captureSchema, newCaptureSchema } from "../schemas/operation.ts";
import { refusals } from "../schemas/problem.ts";
import { waitIfPreferred } from "../waiting/wait-if-preferred.ts";
import type { WaitRegistry } from "../waiting/wait-registry.ts";

export interface OperationRoutesDependencies extends OperationDependencies {
  readonly waiting: WaitRegistry;
}

const params = z.object({ id: z.string() });

const createCaptureRoute = createRoute({
  method: "post",
  path: "/v1/payment_intents/{id}/capture",
  summary: "Capture a hold, or a part of it",
  middleware: [requireScope("payments:write")] as const,
  parameters: [idempotencyKeyHeader, preferHeader],
  request: {
    params,
    body: { required: false, content: { "application/json": { schema: newCaptureSchema } } },
  },
  responses: {
    202: {
      description: "The capture is stored and will be decided. It can not fail for funds.",
      content: { "application/json": { schema: captureSchema } },
    },
    ...refusals,
  },
});

const getCaptureRoute = createRoute({
  method: "get",
  path: "/v1/captures/{id}",
  summary: "Get a capture",
  middleware: [requireScope("payments:read")] as const,
  parameters: [preferHeader],
  request: { params },
  responses: {
    200: {
      description: "The capture as it stands. With `Prefer: wait=N` as soon as it is decided.",
      content: { "application/json": { schema: captureSchema } },
    },
    ...refusals,
  },
});

const listCapturesRoute = createRoute({
  method: "get",
  path: "/v1/payment_intents/{id}/captures",
  summary: "List the captures of a payment intent",
  middleware: [requireScope("payments:read")] as const,
  request: { params, query: z.strictObject(pageQuery) },
  responses: {
    200: {
      description: "Captures, newest first.",
      content: { "application/json": { schema: listOf(captureSchema) } },
    },
    ...refusals,
  },
});

export function captureRoutes(app: OpenAPIHono<AppEnv>, deps: OperationRoutesDependencies) {
  const { db, waiting } = deps;
  const lookUp = (tenant: Tenant, id: OperationId) =>
    lookUpOperation(db, tenant, id, describeCapture);

  app.openapi(createCaptureRoute, async (c) => {
    const { tenant } = c.get("principal");
    const key = requireIdempotencyKey(c);
    const { raw, body: request } = await readOptionalBody(c, newCaptureSchema);
    const { body, replayed } = await requestOperation(
      deps,
      tenant,
      requestKey(key, c.req.path, raw),
      parseId("pi", c.req.valid("param").id),
      {
        kind: "capture",
        metadata: request.metadata,
        accept: (intent, asked) => acceptCapture(intent, request, asked),
        describe: describeCapture,
        schema: captureSchema,
      },
      new Problem("not_found"),
    );
    if (replayed) c.header("Idempotent-Replayed", "true");
    c.header("Location", `/v1/captures/${body.id}`);
    c.header("Retry-After", "1");
    const id = parseId("cap", body.id);
    const waited =
      id && (await waitIfPreferred(c, waiting, tenant.id, id, () => lookUp(tenant, id)));
    return c.json(waited ?? body, 202);
  });

  app.openapi(getCaptureRoute, async (c) => {
    const { tenant } = c.get("principal");
    const id = parseId("cap", c.req.valid("param").id);
    const capture =
      id &&
      ((await waitIfPreferred(c, waiting, tenant.id, id, () => lookUp(tenant, id))) ??
        (await lookUp(tenant, id)));
    if (capture === undefined) throw new Problem("not_found");
    return c.json(capture, 200);
  });

  app.openapi(listCapturesRoute, async (c) => {
    const { tenant } = c.get("principal");
    const { id } = c.req.valid("param");
    const query = c.req.valid("query");
    return c.json(await lookUpOperationsOf(db, tenant, id, "capture", query, describeCapture), 200);
  });
}
