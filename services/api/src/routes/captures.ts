import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { parseId, type Tenant } from "@quittance/db";
import { acceptCapture, describeCapture, type OperationId } from "@quittance/domain";
import { lookUpOperation, lookUpOperationsOf } from "../actions/look-up-operations.ts";
import { type OperationDependencies, requestOperation } from "../actions/request-operation.ts";
import type { AppEnv } from "../app-env.ts";
import { requireScope } from "../middleware/authenticate.ts";
import { Problem } from "../problem/problem.ts";
import { AMOUNT, BODY, METADATA, PAGE, REQUIRED_KEY, RESOURCE } from "../problem/refusal-groups.ts";
import { requireIdempotencyKey } from "../request/idempotency-key.ts";
import { readOptionalBody } from "../request/optional-body.ts";
import { readId } from "../request/read-id.ts";
import { requestKey } from "../request/request-key.ts";
import { idParams } from "../schemas/answer-fields.ts";
import { answerHeaders } from "../schemas/answer-headers.ts";
import { idempotencyKeyHeader, preferHeader } from "../schemas/headers.ts";
import { listOf, pageQuery } from "../schemas/list.ts";
import { captureSchema, newCaptureSchema } from "../schemas/operation.ts";
import { refusals } from "../schemas/refusals.ts";
import { waitIfPreferred, waitIfThere } from "../waiting/wait-if-preferred.ts";
import type { WaitRegistry } from "../waiting/wait-registry.ts";

export interface OperationRoutesDependencies extends OperationDependencies {
  readonly waiting: WaitRegistry;
}

const intentParams = idParams("pi", "payment intent");
const captureParams = idParams("cap", "capture");

const createCaptureRoute = createRoute({
  method: "post",
  path: "/v1/payment_intents/{id}/capture",
  operationId: "capturePaymentIntent",
  tags: ["Captures"],
  description:
    'Takes what an intent with `capture_method: "manual"` holds. A hold past its time can not be captured.',
  summary: "Capture a hold, or a part of it",
  middleware: [requireScope("payments:write")] as const,
  parameters: [idempotencyKeyHeader, preferHeader],
  request: {
    params: intentParams,
    body: { required: false, content: { "application/json": { schema: newCaptureSchema } } },
  },
  responses: {
    202: {
      description: "The capture is stored and will be decided. It can not fail for funds.",
      headers: answerHeaders(
        "Location",
        "Retry-After",
        "Idempotent-Replayed",
        "Preference-Applied",
      ),
      content: { "application/json": { schema: captureSchema } },
    },
    ...refusals(RESOURCE, BODY, REQUIRED_KEY, METADATA, AMOUNT, [
      "not_capturable",
      "amount_exceeds_hold",
    ]),
  },
});

const getCaptureRoute = createRoute({
  method: "get",
  path: "/v1/captures/{id}",
  operationId: "getCapture",
  tags: ["Captures"],
  description: "With `Prefer: wait=N` the answer comes as soon as the capture is decided.",
  summary: "Get a capture",
  middleware: [requireScope("payments:read")] as const,
  parameters: [preferHeader],
  request: { params: captureParams },
  responses: {
    200: {
      description: "The capture as it stands. With `Prefer: wait=N` as soon as it is decided.",
      headers: answerHeaders("Preference-Applied"),
      content: { "application/json": { schema: captureSchema } },
    },
    ...refusals(RESOURCE),
  },
});

const listCapturesRoute = createRoute({
  method: "get",
  path: "/v1/payment_intents/{id}/captures",
  operationId: "listCaptures",
  tags: ["Captures"],
  description: "What was taken of what the intent held.",
  summary: "List the captures of a payment intent",
  middleware: [requireScope("payments:read")] as const,
  request: { params: intentParams, query: z.strictObject(pageQuery) },
  responses: {
    200: {
      description: "Captures, newest first.",
      content: { "application/json": { schema: listOf(captureSchema) } },
    },
    ...refusals(RESOURCE, PAGE),
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
    const waited = id && (await waitIfPreferred(c, waiting, id, () => lookUp(tenant, id)));
    return c.json(waited ?? body, 202);
  });

  app.openapi(getCaptureRoute, async (c) => {
    const { tenant } = c.get("principal");
    const id = readId("cap", c.req.valid("param").id);
    const capture =
      (await waitIfThere(c, waiting, id, () => lookUp(tenant, id))) ?? (await lookUp(tenant, id));
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
