import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "./app-env.ts";
import { addApiVersion, COMMON_PARAMETERS } from "./openapi/add-api-version.ts";
import { addScopes } from "./openapi/add-scopes.ts";
import { completeAnswers } from "./openapi/complete-answers.ts";
import { completeWebhooks } from "./openapi/complete-webhooks.ts";
import { type DocumentObject, isDocumentObject } from "./openapi/document-node.ts";
import { EVENT_WEBHOOKS } from "./openapi/event-webhooks.ts";
import { flattenReferences } from "./openapi/flatten-references.ts";
import { mapMembers } from "./openapi/map-members.ts";
import { shareAnswers } from "./openapi/share-answers.ts";
import { TAGS } from "./openapi/tags.ts";
import { ANSWER_HEADERS } from "./schemas/answer-headers.ts";
import { newBatchItemSchema } from "./schemas/batch.ts";
import { problemSchema } from "./schemas/problem.ts";
import { readRouteScopes } from "./scopes/read-route-scopes.ts";

/** How clients say who they are; the name is what `security` refers to. */
const SECURITY_SCHEMES = {
  apiKey: {
    type: "http",
    scheme: "bearer",
    description: "An API key, qt_test_… or qt_live_….",
  },
} as const;

const DESCRIPTION = `A queue-driven payment processor with zero errors in money.

- Amounts are decimal strings, times RFC 3339 in UTC with milliseconds.
- Every answer carries a \`Request-Id\`. Every refusal is \`application/problem+json\` (RFC 9457) with a
  \`code\` to branch on; its \`type\` leads to a page about it, and [/errors](/errors) lists them all.
- A POST with an \`Idempotency-Key\` is done once, however often it is sent.
- \`Api-Version\` names the version of the API that a request speaks; without it, that is the one that its
  key is pinned to. Every answer to a key says which one it was, and in \`RateLimit\` how much is left.
- What fails for business reasons, such as a lack of funds, is never an HTTP error: the payment intent
  was accepted and tells it.`;

/** The OpenAPI 3.1 document, made from the routes' own schemas. `docs/openapi.json` is a print of it. */
export function openApiDocument(app: OpenAPIHono<AppEnv>): DocumentObject {
  const registry = app.openAPIRegistry;
  const isRegistered = registry.definitions.some(({ type }) => type === "webhook");
  if (!isRegistered) {
    // Named where no schema says so: in refusals, and for the items of a batch.
    registry.register("Problem", problemSchema);
    registry.register("NewBatchItem", newBatchItemSchema);
    for (const webhook of EVENT_WEBHOOKS) registry.registerWebhook(webhook);
  }
  const { components, paths, webhooks, ...head } = app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Quittance",
      version: "1",
      description: DESCRIPTION,
      license: { name: "Apache 2.0", url: "https://www.apache.org/licenses/LICENSE-2.0" },
    },
    servers: [{ url: "/", description: "The instance that serves this document." }],
    tags: [...TAGS],
    security: [{ apiKey: [] }],
  });
  const resolve = (reference: string): DocumentObject => {
    const schema: unknown = components?.schemas?.[reference.replace("#/components/schemas/", "")];
    if (!isDocumentObject(schema)) throw new Error(`${reference} leads nowhere`);
    return schema;
  };
  const flat = (node: unknown) => flattenReferences(node, resolve);
  const shared = shareAnswers(completeAnswers(mapMembers(inOrder(paths), flat), resolve));
  return {
    ...head,
    paths: addScopes(addApiVersion(shared.paths), readRouteScopes(app)),
    webhooks: completeWebhooks(webhooks, resolve),
    components: {
      schemas: mapMembers(components?.schemas, flat),
      responses: shared.responses,
      headers: ANSWER_HEADERS,
      securitySchemes: SECURITY_SCHEMES,
      parameters: COMMON_PARAMETERS,
    },
  };
}

/** By name, whatever order the routes need among themselves: what belongs together stands together. */
const inOrder = (paths: object | undefined) =>
  Object.fromEntries(Object.entries(paths ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
