import { afterAll, beforeAll, describe, expect, test } from "vitest";
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

test.each(["we_01jd2m3n4p5q6r7s8t9v0w1x2y", "acct_01jd2m3n4p5q6r7s8t9v0w1x2y", "nonsense"])(
  "%s is not found",
  async (id) => {
    expect((await stack.request("GET", `${path}/${id}`)).status).toBe(404);
    expect((await stack.request("GET", `/v1/webhook_deliveries/${id}`)).status).toBe(404);
  },
);

describe("refused with 422", () => {
  test.each([
    [{}, "validation_failed"],
    [{ url: "" }, "url_invalid"],
    [{ url: 7 }, "validation_failed"],
    [{ url: "http://8.8.8.8/" }, "url_scheme_not_allowed"],
    [{ url: "ftp://example.com/" }, "url_scheme_not_allowed"],
    [{ url: "https://a:b@example.com/" }, "url_userinfo_not_allowed"],
    [{ url: "https://169.254.169.254/" }, "url_address_forbidden"],
    [{ url: "https://[::ffff:10.0.0.1]/" }, "url_address_forbidden"],
    [{ url: "https://0xa.1/" }, "url_address_forbidden"],
    [{ url: "https://8.8.8.8:6379/" }, "url_port_not_allowed"],
    [{ url, event_types: [] }, "validation_failed"],
    [{ url, event_types: ["payment.done"] }, "validation_failed"],
    [{ url, event_types: ["*", "*"] }, "validation_failed"],
    [{ url, event_types: "*" }, "validation_failed"],
    [{ url, description: 7 }, "validation_failed"],
    [{ url, secret: "whsec_mine" }, "unknown_field"],
    [{ url, ordering: "lifo" }, "validation_failed"],
    [{ url, max_in_flight: 0 }, "validation_failed"],
    [{ url, max_in_flight: 65 }, "validation_failed"],
    [{ url, max_in_flight: null }, "validation_failed"],
    [{ url, rate_limit: 0 }, "validation_failed"],
    [{ url, rate_limit: 0.5 }, "validation_failed"],
    [{ url, rate_limit: "5" }, "validation_failed"],
    [{ url, signatures: [] }, "validation_failed"],
    [{ url, signatures: ["v1a"] }, "validation_failed"],
    [{ url, signatures: ["v1", "v1"] }, "validation_failed"],
  ])("%j: %s", async (body, code) => {
    expect(await create(body)).toMatchObject({ status: 422, body: { code } });
  });
});

test("what the operator opened may be reached over http", async () => {
  const { status } = await create({ url: "http://127.0.0.1:3999/hook" });
  expect(status).toBe(201);
});
