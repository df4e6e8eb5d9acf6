import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import {
  type ApiKeyRecord,
  describeApiKey,
  inTransaction,
  listApiKeys,
  readApiKey,
  revokeApiKey,
} from "@quittance/db";
import { type KeyDependencies, makeApiKey, replaceApiKey } from "../actions/make-api-key.ts";
import type { AppEnv } from "../app-env.ts";
import { requireScope } from "../middleware/authenticate.ts";
import { Problem } from "../problem/problem.ts";
import { BODY, KEY, PAGE, RESOURCE, TEXT } from "../problem/refusal-groups.ts";
import { readCaller } from "../request/caller.ts";
import { readOptionalBody } from "../request/optional-body.ts";
import { readPage, toList } from "../request/page.ts";
import { readId } from "../request/read-id.ts";
import { readIdPosition } from "../request/read-position.ts";
import { readRequestKey } from "../request/read-request-key.ts";
import { idParams } from "../schemas/answer-fields.ts";
import { answerHeaders } from "../schemas/answer-headers.ts";
import {
  apiKeySchema,
  createdApiKeySchema,
  newApiKeySchema,
  rotateApiKeySchema,
} from "../schemas/api-key.ts";
import { optionalIdempotencyKeyHeader } from "../schemas/headers.ts";
import { listOf, pageQuery } from "../schemas/list.ts";
import { refusals } from "../schemas/refusals.ts";

const PATH = "/v1/api_keys";

const params = idParams("key", "key, not the key itself");

const createKeyRoute = createRoute({
  method: "post",
  path: PATH,
  operationId: "createApiKey",
  tags: ["API keys"],
  description:
    "A key hands out only scopes that it has itself, and none makes one that outlives it.",
  summary: "Make an API key",
  middleware: [requireScope("keys:write")] as const,
  parameters: [optionalIdempotencyKeyHeader],
  request: {
    body: { required: true, content: { "application/json": { schema: newApiKeySchema } } },
  },
  responses: {
    201: {
      description: "The key is good from now on. It is shown only here.",
      headers: answerHeaders("Location", "Idempotent-Replayed"),
      content: { "application/json": { schema: createdApiKeySchema } },
    },
    ...refusals(BODY, TEXT, KEY, [
      "timestamp_invalid",
      "timestamp_in_past",
      "timestamp_too_late",
      "too_many_api_keys",
    ]),
  },
});

const listKeysRoute = createRoute({
  method: "get",
  path: PATH,
  operationId: "listApiKeys",
  tags: ["API keys"],
  description: "Keys are told apart by name and hint; none is shown again.",
  summary: "List API keys",
  middleware: [requireScope("keys:write")] as const,
  request: { query: z.strictObject(pageQuery) },
  responses: {
    200: {
      description: "API keys, newest first, also those that are revoked or have expired.",
      content: { "application/json": { schema: listOf(apiKeySchema) } },
    },
    ...refusals(PAGE),
  },
});

const getKeyRoute = createRoute({
  method: "get",
  path: `${PATH}/{id}`,
  operationId: "getApiKey",
  tags: ["API keys"],
  description: "Who may change keys may see them.",
  summary: "Get an API key",
  middleware: [requireScope("keys:write")] as const,
  request: { params },
  responses: {
    200: {
      description: "What is kept of the key, which is not the key itself.",
      content: { "application/json": { schema: apiKeySchema } },
    },
    ...refusals(RESOURCE),
  },
});

const revokeKeyRoute = createRoute({
  method: "delete",
  path: `${PATH}/{id}`,
  operationId: "revokeApiKey",
  tags: ["API keys"],
  description: "One key that may change keys always stays.",
  summary: "Revoke an API key",
  middleware: [requireScope("keys:write")] as const,
  request: { params },
  responses: {
    204: {
      description:
        "The key is revoked for ever, now or since an earlier request: it is refused within 5 seconds everywhere, and streams that it opened end.",
    },
    ...refusals(RESOURCE, ["last_api_key"]),
  },
});

const rotateKeyRoute = createRoute({
  method: "post",
  path: `${PATH}/{id}/rotate`,
  operationId: "rotateApiKey",
  tags: ["API keys"],
  description:
    "Both keys are good for a while, in which everything that used the old one changes over.",
  summary: "Put a new API key in the place of another",
  middleware: [requireScope("keys:write")] as const,
  parameters: [optionalIdempotencyKeyHeader],
  request: {
    params,
    body: { required: false, content: { "application/json": { schema: rotateApiKeySchema } } },
  },
  responses: {
    200: {
      description:
        "The new key, with the name, the scopes and the expiry of the old one, and shown only here. Both are good until the old one expires.",
      headers: answerHeaders("Location", "Idempotent-Replayed"),
      content: { "application/json": { schema: createdApiKeySchema } },
    },
    ...refusals(RESOURCE, BODY, KEY, ["not_rotatable", "too_many_api_keys", "timestamp_too_late"]),
  },
});

/** A tenant's API keys. Whoever may change them may see them; nobody sees a key again. */
export function apiKeyRoutes(app: OpenAPIHono<AppEnv>, deps: KeyDependencies) {
  const { db, keys } = deps;

  app.openapi(createKeyRoute, async (c) => {
    const key = readRequestKey(c, await c.req.json());
    const { body, replayed } = await makeApiKey(deps, readCaller(c), c.req.valid("json"), key);
    if (replayed) c.header("Idempotent-Replayed", "true");
    c.header("Location", `${PATH}/${body.id}`);
    return c.json(body, 201);
  });

  app.openapi(listKeysRoute, async (c) => {
    const { tenant } = c.get("principal");
    const page = readPage("api_keys", c.req.valid("query"));
    const before = readIdPosition("key", page);
    const rows = await listApiKeys(db, tenant.id, { before, limit: page.limit + 1 });
    const describe = (row: ApiKeyRecord) => describeApiKey(row, tenant.livemode);
    return c.json(
      toList("api_keys", page, rows, describe, ({ id }) => [id]),
      200,
    );
  });

  app.openapi(getKeyRoute, async (c) => {
    const { tenant } = c.get("principal");
    const key = await readApiKey(db, tenant.id, readId("key", c.req.valid("param").id));
    if (key === undefined) throw new Problem("not_found");
    return c.json(describeApiKey(key, tenant.livemode), 200);
  });

  app.openapi(revokeKeyRoute, async (c) => {
    const caller = readCaller(c);
    const id = readId("key", c.req.valid("param").id);
    await inTransaction(db, caller.tenant.id, (tx) => revokeApiKey(tx, caller.tenant, id, caller));
    keys.forget(id);
    return c.body(null, 204);
  });

  app.openapi(rotateKeyRoute, async (c) => {
    const { raw, body: asked } = await readOptionalBody(c, rotateApiKeySchema);
    const { body, replayed } = await replaceApiKey(
      deps,
      readCaller(c),
      readId("key", c.req.valid("param").id),
      asked.overlap_seconds,
      readRequestKey(c, raw),
    );
    if (replayed) c.header("Idempotent-Replayed", "true");
    c.header("Location", `${PATH}/${body.id}`);
    return c.json(body, 200);
  });
}
