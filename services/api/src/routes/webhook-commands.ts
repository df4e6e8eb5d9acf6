import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import type { EndpointDependencies } from "../actions/open-webhook-endpoint.ts";
import { rotateEndpointSecret } from "../actions/rotate-endpoint-secret.ts";
import { type CommandDependencies, testWebhookEndpoint } from "../actions/test-webhook-endpoint.ts";
import type { AppEnv } from "../app-env.ts";
import { requireScope } from "../middleware/authenticate.ts";
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
import { createdWebhookEndpointSchema, rotateSecretSchema } from "../schemas/webhook-endpoint.ts";

const params = idParams("we", "webhook endpoint");

const rotateSecretRoute = createRoute({
  method: "post",
  path: "/v1/webhook_endpoints/{id}/rotate_secret",
  operationId: "rotateWebhookEndpointSecret",
  tags: ["Webhook endpoints"],
  description: "The receiver changes over while both secrets sign.",
  summary: "Give a webhook endpoint a new secret",
  middleware: [requireScope("webhooks:write")] as const,
  parameters: [optionalIdempotencyKeyHeader],
  request: {
    params,
    body: { required: false, content: { "application/json": { schema: rotateSecretSchema } } },
  },
  responses: {
    200: {
      description:
        "The endpoint with its new secret, shown only here. Until the old one expires, webhooks carry a signature of each.",
      headers: answerHeaders("Idempotent-Replayed"),
      content: { "application/json": { schema: createdWebhookEndpointSchema } },
    },
    ...refusals(RESOURCE, BODY, KEY, ["too_many_webhook_secrets"]),
  },
});

const testEndpointRoute = createRoute({
  method: "post",
  path: "/v1/webhook_endpoints/{id}/test",
  operationId: "testWebhookEndpoint",
  tags: ["Webhook endpoints"],
  description: "Shows whether the receiver is reached and the signature verified.",
  summary: "Send a test event to a webhook endpoint",
  middleware: [requireScope("webhooks:write")] as const,
  parameters: [optionalIdempotencyKeyHeader],
  request: {
    params,
    body: { required: false, content: { "application/json": { schema: webhookCommandSchema } } },
  },
  responses: {
    202: {
      description:
        "The delivery of an event `webhook_endpoint.test`, which goes to this endpoint alone, whatever types it asked for.",
      headers: answerHeaders("Location", "Idempotent-Replayed"),
      content: { "application/json": { schema: webhookDeliverySchema } },
    },
    ...refusals(RESOURCE, BODY, KEY, ["webhook_endpoint_disabled"]),
  },
});

/** What is done to one endpoint by hand: new secrets, a test. */
export function webhookCommandRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: CommandDependencies & Pick<EndpointDependencies, "keyRing">,
) {
  app.openapi(rotateSecretRoute, async (c) => {
    const { raw, body: request } = await readOptionalBody(c, rotateSecretSchema);
    const { body, replayed } = await rotateEndpointSecret(
      deps,
      readCaller(c),
      readId("we", c.req.valid("param").id),
      request.overlap_seconds,
      readRequestKey(c, raw),
    );
    if (replayed) c.header("Idempotent-Replayed", "true");
    return c.json(body, 200);
  });

  app.openapi(testEndpointRoute, async (c) => {
    const { raw } = await readOptionalBody(c, webhookCommandSchema);
    const { body, replayed } = await testWebhookEndpoint(
      deps,
      readCaller(c),
      readId("we", c.req.valid("param").id),
      readRequestKey(c, raw),
    );
    if (replayed) c.header("Idempotent-Replayed", "true");
    c.header("Location", `/v1/webhook_deliveries/${body.id}`);
    return c.json(body, 202);
  });
}
