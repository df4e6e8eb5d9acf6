import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { parseId, type Tenant } from "@quittance/db";
import { acceptRefund, describeRefund, type OperationId } from "@quittance/domain";
import { lookUpOperation, lookUpOperationsOf } from "../actions/look-up-operations.ts";
import { requestOperation } from "../actions/request-operation.ts";
import type { AppEnv } from "../app-env.ts";
import { requireScope } from "../middleware/authenticate.ts";
import { Problem } from "../problem/problem.ts";
import { AMOUNT, BODY, METADATA, PAGE, REQUIRED_KEY, RESOURCE } from "../problem/refusal-groups.ts";
import { requireIdempotencyKey } from "../request/idempotency-key.ts";
import { readId } from "../request/read-id.ts";
import { requestKey } from "../request/request-key.ts";
import { idParams } from "../schemas/answer-fields.ts";
import { answerHeaders } from "../schemas/answer-headers.ts";
import { idempotencyKeyHeader, preferHeader } from "../schemas/headers.ts";
import { listOf, pageQuery } from "../schemas/list.ts";
import { newRefundSchema, refundSchema } from "../schemas/operation.ts";
import { refusals } from "../schemas/refusals.ts";
import { waitIfPreferred, waitIfThere } from "../waiting/wait-if-preferred.ts";
import type { OperationRoutesDependencies } from "./captures.ts";

const intentParams = idParams("pi", "payment intent");
const refundParams = idParams("re", "refund");

const createRefundRoute = createRoute({
  method: "post",
  path: "/v1/refunds",
  operationId: "createRefund",
  tags: ["Refunds"],
  description:
    "The sum of refunds never passes what was captured. A refund that loses a race for the rest, or finds no funds, ends as `failed`.",
  summary: "Give captured money back",
  middleware: [requireScope("payments:write")] as const,
  parameters: [idempotencyKeyHeader, preferHeader],
  request: {
    body: { required: true, content: { "application/json": { schema: newRefundSchema } } },
  },
  responses: {
    202: {
      description: "The refund is stored and will be decided. It needs funds where the money went.",
      headers: answerHeaders(
        "Location",
        "Retry-After",
        "Idempotent-Replayed",
        "Preference-Applied",
      ),
      content: { "application/json": { schema: refundSchema } },
    },
    ...refusals(BODY, REQUIRED_KEY, METADATA, AMOUNT, [
      "amount_exceeds_captured",
      "payment_intent_not_found",
    ]),
  },
});

const getRefundRoute = createRoute({
  method: "get",
  path: "/v1/refunds/{id}",
  operationId: "getRefund",
  tags: ["Refunds"],
  description: "With `Prefer: wait=N` the answer comes as soon as the refund is decided.",
  summary: "Get a refund",
  middleware: [requireScope("payments:read")] as const,
  parameters: [preferHeader],
  request: { params: refundParams },
  responses: {
    200: {
      description: "The refund as it stands. With `Prefer: wait=N` as soon as it is decided.",
      headers: answerHeaders("Preference-Applied"),
      content: { "application/json": { schema: refundSchema } },
    },
    ...refusals(RESOURCE),
  },
});

const listRefundsRoute = createRoute({
  method: "get",
  path: "/v1/payment_intents/{id}/refunds",
  operationId: "listRefunds",
  tags: ["Refunds"],
  description: "What was given back of what the intent moved.",
  summary: "List the refunds of a payment intent",
  middleware: [requireScope("payments:read")] as const,
  request: { params: intentParams, query: z.strictObject(pageQuery) },
  responses: {
    200: {
      description: "Refunds, newest first.",
      content: { "application/json": { schema: listOf(refundSchema) } },
    },
    ...refusals(RESOURCE, PAGE),
  },
});

export function refundRoutes(app: OpenAPIHono<AppEnv>, deps: OperationRoutesDependencies) {
  const { db, waiting } = deps;
  const lookUp = (tenant: Tenant, id: OperationId) =>
    lookUpOperation(db, tenant, id, describeRefund);

  app.openapi(createRefundRoute, async (c) => {
    const { tenant } = c.get("principal");
    const key = requireIdempotencyKey(c);
    const request = c.req.valid("json");
    const { body, replayed } = await requestOperation(
      deps,
      tenant,
      requestKey(key, "/v1/refunds", await c.req.json()),
      parseId("pi", request.payment_intent),
      {
        kind: "refund",
        metadata: request.metadata,
        accept: (intent, asked) => acceptRefund(intent, request, asked),
        describe: describeRefund,
        schema: refundSchema,
      },
      Problem.ofFaults([
        {
          pointer: "/payment_intent",
          code: "payment_intent_not_found",
          detail: "No such payment intent.",
        },
      ]),
    );
    if (replayed) c.header("Idempotent-Replayed", "true");
    c.header("Location", `/v1/refunds/${body.id}`);
    c.header("Retry-After", "1");
    const id = parseId("re", body.id);
    const waited = id && (await waitIfPreferred(c, waiting, id, () => lookUp(tenant, id)));
    return c.json(waited ?? body, 202);
  });

  app.openapi(getRefundRoute, async (c) => {
    const { tenant } = c.get("principal");
    const id = readId("re", c.req.valid("param").id);
    const refund =
      (await waitIfThere(c, waiting, id, () => lookUp(tenant, id))) ?? (await lookUp(tenant, id));
    if (refund === undefined) throw new Problem("not_found");
    return c.json(refund, 200);
  });

  app.openapi(listRefundsRoute, async (c) => {
    const { tenant } = c.get("principal");
    const { id } = c.req.valid("param");
    const query = c.req.valid("query");
    return c.json(await lookUpOperationsOf(db, tenant, id, "refund", query, describeRefund), 200);
  });
}
