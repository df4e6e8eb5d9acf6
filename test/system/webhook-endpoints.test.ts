import { afterAll, beforeAll, expect, test } from "vitest";
import { type Stack, startStack } from "../harness/start-stack.ts";

let stack: Stack;

beforeAll(async () => {
  stack = await startStack({ worker: null, api: { allowedNetworks: ["127.0.0.0/8"] } });
});
afterAll(() => stack.close());

const path = "/v1/webhook_endpoints";
const create = (body: unknown, headers: Record<string, string> = {}) =>
  stack.request("POST", path, { body, headers });

const url = "https://example.com/hook";

test("an endpoint is opened with a secret that is shown once", async () => {
  const created = await create({
    url,
    description: "books",
    event_types: ["payment_intent.failed"],
  });
  expect(created.status).toBe(201);
  expect(created.body).toEqual({
    id: expect.stringMatching(/^we_[0-9a-z]{26}$/),
    object: "webhook_endpoint",
    livemode: false,
    url,
    description: "books",
    event_types: ["payment_intent.failed"],
    status: "enabled",
    disabled_reason: null,
    ordering: "unordered",
    max_in_flight: 8,
    rate_limit: null,
    signatures: ["v1"],
    public_key: null,
    api_version: "2026-11-01",
    failing_since: null,
    disables_at: null,
    secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
    created_at: expect.any(String),
    updated_at: expect.any(String),
  });
  const location = created.headers.get("location") ?? "";
  const read = await stack.request("GET", location);
  expect(read.status).toBe(200);
  expect(read.text).not.toContain("secret");
  const list = await stack.request("GET", path);
  expect(list.text).toContain(location.split("/").at(-1));
  expect(list.text).not.toContain("secret");
});

test("the same key opens one endpoint and tells its secret again", async () => {
  const headers = { "Idempotency-Key": "endpoint-once" };
  const first = await create({ url }, headers);
  const again = await create({ url }, headers);
  expect(again.status).toBe(201);
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(again.body).toEqual(first.body);
  const other = await create({ url: `${url}/other` }, headers);
  expect(other).toMatchObject({ status: 422, body: { code: "idempotency_key_reused" } });
});

test("what it gets, where and whether can be changed; what is left out stays", async () => {
  const created = await create({ url, description: "old" });
  const location = created.headers.get("location") ?? "";
  const changed = await stack.request("PATCH", location, {
    body: { url: "https://EXAMPLE.com/new", event_types: ["account.created"], status: "disabled" },
  });
  expect(changed).toMatchObject({
    status: 200,
    body: {
      url: "https://example.com/new",
      description: "old",
      event_types: ["account.created"],
      status: "disabled",
    },
  });
  const cleared = await stack.request("PATCH", location, { body: { description: null } });
  expect(cleared).toMatchObject({ status: 200, body: { description: null, status: "disabled" } });
  const refused = await stack.request("PATCH", location, { body: { url: "https://10.0.0.1/" } });
  expect(refused).toMatchObject({ status: 422, body: { code: "url_address_forbidden" } });
});

test("a deleted endpoint is not there any more", async () => {
  const created = await create({ url });
  const location = created.headers.get("location") ?? "";
  expect(await stack.request("DELETE", location)).toMatchObject({ status: 204, text: "" });
  for (const [method, where] of [
    ["GET", location],
    ["GET", `${location}/deliveries`],
    ["DELETE", location],
  ] as const) {
    expect(await stack.request(method, where)).toMatchObject({
      status: 404,
      body: { code: "not_found" },
    });
  }
});

test("what the operator opened may be reached over http", async () => {
  const { status } = await create({ url: "http://127.0.0.1:3999/hook" });
  expect(status).toBe(201);
});
