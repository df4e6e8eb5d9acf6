import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { parseId, readIntent, readLastEventBody, readOperation } from "@quittance/db";
import { acceptCancellation, describeIntent } from "@quittance/domain";
import { requestOperation } from "../actions/request-operation.ts";
import type { AppEnv } from "../app-env.ts";
import { requireScope } from "../middleware/authenticate.ts";
import { Problem } from "../problem/problem.ts";
import { BODY, REQUIRED_KEY, RESOURCE } from "../problem/refusal-groups.ts";
import { requireIdempotencyKey } from "../request/idempotency-key.ts";
import { readOptionalBody } from "../request/optional-body.ts";
import { requestKey } from "../request/request-key.ts";
import { idParams } from "../schemas/answer-fields.ts";
import { answerHeaders } from "../schemas/answer-headers.ts";
import { idempotencyKeyHeader } from "../schemas/headers.ts";
import { newCancellationSchema } from "../schemas/operation.ts";
import { paymentIntentSchema } from "../schemas/payment-intent.ts";
import { refusals } from "../schemas/refusals.ts";
import type { OperationRoutesDependencies } from "./captures.ts";

/** How long an answer waits for the decision: whoever cancels wants to know whether it came in time. */
const WAIT_SECONDS = 5;

const cancelPaymentIntentRoute = createRoute({
  method: "post",
  path: "/v1/payment_intents/{id}/cancel",
  operationId: "cancelPaymentIntent",
  tags: ["Payment intents"],
  description:
    "A scheduled or pending intent is canceled if it was not decided first; a hold is released.",
  summary: "Cancel a payment intent",
  middleware: [requireScope("payments:write")] as const,
  parameters: [idempotencyKeyHeader],
  request: {
    params: idParams("pi", "payment intent"),
    body: { required: false, content: { "application/json": { schema: newCancellationSchema } } },
  },
  responses: {
    202: {
      description:
        "The intent, canceled; or as it stands, if the cancellation is stored and not decided within some seconds.",
      headers: answerHeaders("Idempotent-Replayed"),
      content: { "application/json": { schema: paymentIntentSchema } },
    },
    ...refusals(RESOURCE, BODY, REQUIRED_KEY, ["not_cancelable"]),
  },
});

/** What is remembered of a cancellation: it has no resource of its own, the intent tells what it came to. */
const rememberedSchema = z.object({ cancellation: z.string() });

const canceledSchema = z.object({ data: z.object({ object: paymentIntentSchema }) });

export function cancellationRoutes(app: OpenAPIHono<AppEnv>, deps: OperationRoutesDependencies) {
  const { db, waiting } = deps;

  app.openapi(cancelPaymentIntentRoute, async (c) => {
    const { tenant } = c.get("principal");
    const key = requireIdempotencyKey(c);
    const { raw } = await readOptionalBody(c, newCancellationSchema);
    const intentId = parseId("pi", c.req.valid("param").id);
    const { body: remembered, replayed } = await requestOperation(
      deps,
      tenant,
      requestKey(key, c.req.path, raw),
      intentId,
      {
        kind: "cancel",
        metadata: {},
        accept: acceptCancellation,
        describe: ({ id }) => ({ cancellation: id }),
        schema: rememberedSchema,
      },
      new Problem("not_found"),
    );
    if (replayed) c.header("Idempotent-Replayed", "true");
    const id = parseId("cancel", remembered.cancellation);
    if (id !== undefined) await waiting.waitFor(c.get("principal"), id, WAIT_SECONDS);
    const cancellation = id && (await readOperation(db, tenant.id, id));
    if (cancellation?.status === "failed") throw new Problem("not_cancelable");
    if (cancellation?.status === "succeeded") {
      // Told from the event of the decision, so that it is the same however often it is asked.
      const event = await readLastEventBody(db, tenant.id, cancellation.paymentIntent);
      return c.json(canceledSchema.parse(JSON.parse(event ?? "null")).data.object, 202);
    }
    const intent = intentId && (await readIntent(db, tenant, intentId));
    if (intent === undefined) throw new Problem("not_found");
    return c.json(describeIntent(intent), 202);
  });
}
