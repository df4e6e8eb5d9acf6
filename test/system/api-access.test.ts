import { hashApiKey, makeApiKey } from "@quittance/db";
import { API_VERSIONS, NEWEST_API_VERSION } from "@quittance/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectProblem } from "../harness/expect-problem.ts";
import { addKey, tenantOf } from "../harness/open-tenant.ts";
import { type Answer, type Stack, startStack } from "../harness/start-stack.ts";

let stack: Stack;
let tenantId: string;

beforeAll(async () => {
  stack = await startStack({ worker: null });
  tenantId = await tenantOf(stack.sql, stack.apiKey);
});

afterAll(() => stack.close());

const HOUR = 3_600_000;
const list = (Authorization: string | null): Promise<Answer> =>
  stack.request("GET", "/v1/accounts", {
    apiKey: null,
    headers: Authorization === null ? {} : { Authorization },
  });

/** The key with the last character of its checksum changed. */
const withBadChecksum = (key: string) => key.slice(0, -1) + (key.endsWith("0") ? "1" : "0");

test("missing, malformed, mistyped, unknown, revoked and expired keys get the same answer", async () => {
  const { apiKey, sql } = stack;
  const past = new Date(Date.now() - HOUR);
  const headers = [
    null,
    "",
    "Bearer",
    "Bearer ",
    `Basic ${Buffer.from(`${apiKey}:`).toString("base64")}`,
    apiKey,
    `Bearer ${apiKey} ${apiKey}`,
    `Bearer ${apiKey}, Bearer ${apiKey}`,
    `Bearer "${apiKey}"`,
    `Bearer ${apiKey.toLowerCase()}`,
    `Bearer ${apiKey.slice(0, -1)}`,
    `Bearer ${apiKey}0`,
    `Bearer ${apiKey.replace("qt_test_", "qt_live_")}`,
    `Bearer ${apiKey.replace("qt_test_", "qt_prod_")}`,
    `Bearer ${withBadChecksum(apiKey)}`,
    `Bearer ${makeApiKey("test")}`,
    `Bearer ${makeApiKey("live")}`,
    `Bearer ${await addKey(sql, tenantId, { revokedAt: past })}`,
    `Bearer ${await addKey(sql, tenantId, { expiresAt: past })}`,
    `Bearer ${"x".repeat(10_000)}`,
  ];
  const bodies = new Set<string>();
  for (const header of headers) {
    const answer = await list(header);
    const problem = expectProblem(answer, 401, "unauthenticated");
    expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="quittance"');
    bodies.add(answer.text.replace(problem.request_id, ""));
  }
  expect(bodies.size).toBe(1);
});

test("a key is good until it expires or is revoked, whatever the case of the word Bearer", async () => {
  const key = await addKey(stack.sql, tenantId, { expiresAt: new Date(Date.now() + HOUR) });
  expect((await list(`bearer ${key}`)).status).toBe(200);
  await stack.sql`update api_keys set revoked_at = now() where key_hash = ${hashApiKey(key)}`;
  // A process remembers keys for three seconds.
  await expect
    .poll(async () => (await list(`Bearer ${key}`)).status, { timeout: 15_000, interval: 500 })
    .toBe(401);
});

test("a key is taken from its header and from nowhere else", async () => {
  for (const path of [`/v1/accounts?api_key=${stack.apiKey}`, "/v1/nothing", "/v1/events/x"]) {
    const answer = await stack.request("GET", path, { apiKey: null });
    expectProblem(answer, 401, "unauthenticated");
  }
  const basic = `http://${stack.apiKey}:@127.0.0.1:${stack.api.port}/v1/accounts`;
  await expect(fetch(basic)).rejects.toThrow();
});

test("who is not known is refused before what was sent is looked at", async () => {
  const answer = await stack.request("POST", "/v1/accounts", { apiKey: null, raw: "{" });
  expectProblem(answer, 401, "unauthenticated");
});

describe("the version of the API", () => {
  const ask = (version?: string, apiKey?: string | null) =>
    stack.request("GET", "/v1/accounts/acct_nonsense", {
      ...(apiKey === undefined ? {} : { apiKey }),
      ...(version === undefined ? {} : { headers: { "Api-Version": version } }),
    });

  test("is the one that the key is pinned to, and every answer says so, also a refusal", async () => {
    const answer = await ask();
    expectProblem(answer, 404, "not_found");
    expect(answer.headers.get("api-version")).toBe(NEWEST_API_VERSION);
    const named = await ask(NEWEST_API_VERSION);
    expect(named.headers.get("api-version")).toBe(NEWEST_API_VERSION);
  });

  test("can not be one that there is not: the refusal names those that there are", async () => {
    const { detail } = expectProblem(await ask("2020-01-01"), 400, "api_version_invalid");
    expect(detail).toContain(API_VERSIONS.join(", "));
  });

  test("is told to nobody without a key", async () => {
    const answer = await ask("2020-01-01", null);
    expectProblem(answer, 401, "unauthenticated");
    expect(answer.headers.get("api-version")).toBeNull();
  });

  test("is pinned to a new webhook endpoint, which can be moved to another", async () => {
    const { webhookEndpoints } = stack.client;
    const { id } = await webhookEndpoints.create({ url: "http://127.0.0.1:9/" });
    const path = `/v1/webhook_endpoints/${id}`;
    const pinned = { api_version: NEWEST_API_VERSION };
    expect((await stack.request("GET", path)).body).toMatchObject(pinned);
    expect((await stack.request("PATCH", path, { body: pinned })).body).toMatchObject(pinned);
    const body = { api_version: "2020-01-01" };
    expectProblem(await stack.request("PATCH", path, { body }), 422, "validation_failed");
  });
});

test("the document is OpenAPI 3.1, and says how keys are sent", async () => {
  const answer = await stack.request("GET", "/openapi.json", { apiKey: null });
  expect(answer).toMatchObject({
    status: 200,
    body: {
      openapi: "3.1.0",
      security: [{ apiKey: [] }],
      components: { securitySchemes: { apiKey: { type: "http", scheme: "bearer" } } },
    },
  });
  expect(answer.body).toMatchObject({
    components: {
      schemas: {
        NewPaymentIntent: {
          properties: {
            metadata: { type: "object", additionalProperties: { type: "string" } },
            amount: { type: "string" },
            source: { type: "string" },
          },
        },
      },
    },
  });
});
