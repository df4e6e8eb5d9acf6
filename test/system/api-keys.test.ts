import { randomUUID } from "node:crypto";
import { createClient } from "@quittance/client";
import { SCOPES } from "@quittance/db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RunningApi } from "../../services/api/src/start-api.ts";
import { expectProblem } from "../harness/expect-problem.ts";
import { openTenant } from "../harness/open-tenant.ts";
import { startSecondApi } from "../harness/start-second-api.ts";
import { type Answer, type Stack, startStack } from "../harness/start-stack.ts";

let stack: Stack;
/** Another process of the api on the same database. */
let other: RunningApi;

beforeAll(async () => {
  stack = await startStack({ worker: null });
  other = await startSecondApi(stack);
});

afterAll(async () => {
  await other.close();
  await stack.close();
});

const PATH = "/v1/api_keys";
const HOUR = 3_600_000;

interface KeyBody {
  readonly id: string;
  readonly secret: string | null;
  readonly hint: string;
  readonly scopes: readonly string[];
  readonly expires_at: string | null;
  readonly last_used_at: string | null;
  readonly revoked_at: string | null;
  readonly replaced_by: string | null;
}

const bodyOf = (answer: Answer) => answer.body as KeyBody;

interface Asking {
  readonly apiKey?: string;
  readonly key?: string;
}

const post = (path: string, body: unknown, { apiKey, key }: Asking = {}) =>
  stack.request("POST", path, {
    body,
    ...(apiKey === undefined ? {} : { apiKey }),
    headers: key === undefined ? {} : { "Idempotency-Key": key },
  });

/** Makes a key of the stack's tenant, or of the one whose key asks. */
async function make(
  body: Readonly<Record<string, unknown>> = { scopes: ["events:read", "keys:write"] },
  asking: Asking = {},
): Promise<KeyBody & { readonly secret: string }> {
  const answer = await post(PATH, body, asking);
  expect(answer.status, answer.text).toBe(201);
  const made = bodyOf(answer);
  return { ...made, secret: made.secret ?? expect.fail("the key was not told") };
}

const read = async (id: string) => bodyOf(await stack.request("GET", `${PATH}/${id}`));

const get = (path: string, apiKey: string, port: number) =>
  fetch(`http://127.0.0.1:${port}${path}`, { headers: { Authorization: `Bearer ${apiKey}` } });

const listen = (apiKey: string, port: number) => get("/v1/events/stream", apiKey, port);

/** A payment that nobody decides, since the stack has no worker. */
async function payUndecided(): Promise<string> {
  const open = () => post("/v1/accounts", { currency: "USD", overdraft_limit: null });
  const [source, destination] = [bodyOf(await open()).id, bodyOf(await open()).id];
  const body = { amount: "1.00", currency: "USD", source, destination };
  return bodyOf(await post("/v1/payment_intents", body, { key: randomUUID() })).id;
}

/** Waits for a payment with a key, half a minute at most. */
async function waitFor(intent: string, apiKey: string, port: number) {
  const headers = { Authorization: `Bearer ${apiKey}`, Prefer: "wait=30" };
  const url = `http://127.0.0.1:${port}/v1/payment_intents/${intent}`;
  const answer = await fetch(url, { headers });
  return { answer, answeredAt: performance.now() };
}

/** How the door of a process answers somebody with this key. */
const knock = async (apiKey: string, port = stack.api.port) =>
  (await get("/v1/events?limit=1", apiKey, port)).status;

test("a key is told once, opens the door, and is shown without itself from then on", async () => {
  const expires_at = new Date(Date.now() + HOUR).toISOString();
  const answer = await post(PATH, { scopes: ["events:read"], name: "Reports", expires_at });
  const { secret, ...shown } = bodyOf(answer);
  expect(answer.status).toBe(201);
  expect(answer.headers.get("location")).toBe(`${PATH}/${shown.id}`);
  expect(secret).toMatch(/^qt_test_[0-9A-Za-z]{36}$/);
  expect(shown).toEqual({
    id: expect.stringMatching(/^key_[0-9a-z]{26}$/),
    object: "api_key",
    livemode: false,
    name: "Reports",
    hint: `qt_test_…${secret?.slice(-4)}`,
    scopes: ["events:read"],
    api_version: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    replaced_by: null,
    created_at: expect.stringMatching(/Z$/),
    expires_at,
    last_used_at: null,
    revoked_at: null,
  });
  expect(await read(shown.id)).toEqual(shown);
  const list = await stack.request("GET", `${PATH}?limit=1`);
  expect(list.body).toMatchObject({ object: "list", data: [shown], has_more: true });
  expect(list.text).not.toContain(secret);
  expect(await knock(secret ?? "")).toBe(200);
});

test("the list is newest first, a page at a time, and one tenant's own", async () => {
  const apiKey = await openTenant(stack.sql);
  const made = [];
  for (const name of ["a", "b", "c"])
    made.push(await make({ scopes: ["events:read"], name }, { apiKey }));
  const seen: string[] = [];
  let cursor = "";
  for (let pages = 0; pages < 4; pages += 1) {
    const page = await stack.request("GET", `${PATH}?limit=1${cursor}`, { apiKey });
    const { data, next_cursor } = page.body as { data: KeyBody[]; next_cursor: string | null };
    seen.push(...data.map(({ id }) => id));
    if (next_cursor === null) break;
    cursor = `&cursor=${next_cursor}`;
  }
  expect(seen.slice(0, 3)).toEqual(made.map(({ id }) => id).reverse());
  expect(seen).toHaveLength(4);
  for (const { id } of made) {
    expectProblem(await stack.request("GET", `${PATH}/${id}`), 404, "not_found");
    expectProblem(await stack.request("DELETE", `${PATH}/${id}`), 404, "not_found");
    expectProblem(await post(`${PATH}/${id}/rotate`, {}), 404, "not_found");
  }
});

describe("an Idempotency-Key makes one key", () => {
  test("and the second answer has null for the key, which is kept nowhere", async () => {
    const [key, body] = [randomUUID(), { scopes: ["events:read"] }];
    const first = await post(PATH, body, { key });
    const again = await post(PATH, body, { key });
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect({ ...bodyOf(first), secret: null }).toEqual(again.body);
    expect(again.status).toBe(201);
    expectProblem(
      await post(PATH, { scopes: ["keys:write"] }, { key }),
      422,
      "idempotency_key_reused",
    );

    const rotateKey = randomUUID();
    const path = `${PATH}/${bodyOf(first).id}/rotate`;
    const rotated = await post(path, { overlap_seconds: 0 }, { key: rotateKey });
    const rotatedAgain = await post(path, { overlap_seconds: 0 }, { key: rotateKey });
    expect(rotatedAgain.status).toBe(200);
    expect(rotatedAgain.body).toEqual({ ...bodyOf(rotated), secret: null });

    const secrets = [first, rotated].map((answer) => bodyOf(answer).secret ?? "");
    const rows = await stack.sql`
      select i::text as text from idempotency_keys i union all select a::text from audit_log a`;
    const everything = rows.map(({ text }) => text).join("\n");
    expect(everything).toContain(bodyOf(first).id);
    for (const secret of secrets) expect(everything).not.toContain(secret.slice(8, 38));
  });
});

describe("what a request for a key may say", () => {
  const scopes = ["events:read"];
  const past = new Date(Date.now() - 1_000).toISOString();
  test.each([
    ["no scopes", {}, "validation_failed", "/scopes"],
    ["an empty list of scopes", { scopes: [] }, "validation_failed", "/scopes"],
    ["a scope twice", { scopes: ["events:read", "events:read"] }, "validation_failed", "/scopes"],
    ["a scope that there is not", { scopes: ["keys:read"] }, "validation_failed", "/scopes/0"],
    ["a scope that is no text", { scopes: [1] }, "validation_failed", "/scopes/0"],
    ["scopes that are no list", { scopes: "events:read" }, "validation_failed", "/scopes"],
    ["an empty name", { scopes, name: "" }, "validation_failed", "/name"],
    ["a name of 201 characters", { scopes, name: "x".repeat(201) }, "validation_failed", "/name"],
    ["a name with NUL", { scopes, name: "a\0" }, "nul_not_allowed", "/name"],
    [
      "an expiry that is no time",
      { scopes, expires_at: "soon" },
      "timestamp_invalid",
      "/expires_at",
    ],
    ["an expiry that is a number", { scopes, expires_at: 1 }, "timestamp_invalid", "/expires_at"],
    ["an expiry in the past", { scopes, expires_at: past }, "timestamp_in_past", "/expires_at"],
    ["a field that there is not", { scopes, secret: "x" }, "unknown_field", "/secret"],
  ])("is not %s", async (_, body, code, pointer) => {
    const problem = expectProblem(await post(PATH, body), 422, code);
    expect(problem.errors?.map((error) => error.pointer)).toEqual([pointer]);
  });

  test.each([{ overlap_seconds: -1 }, { overlap_seconds: 604_801 }, { overlap_seconds: 1.5 }])(
    "is not to rotate with %j",
    async (body) => {
      const { id } = await make();
      expectProblem(await post(`${PATH}/${id}/rotate`, body), 422, "validation_failed");
      expect(await read(id)).toMatchObject({ replaced_by: null, expires_at: null });
    },
  );
});

test("a key hands out no scope that it lacks and no time that it has not, made or rotated", async () => {
  const small = await make({ scopes: ["keys:write", "events:read"] });
  const asking = { apiKey: small.secret };
  const refused = expectProblem(
    await post(PATH, { scopes: ["events:read", "payments:write"] }, asking),
    403,
    "insufficient_scope",
  );
  expect(refused.detail).toContain("payments:write");
  const large = await make({ scopes: [...SCOPES] });
  const rotated = await post(`${PATH}/${large.id}/rotate`, {}, asking);
  expectProblem(rotated, 403, "insufficient_scope");

  const expires_at = new Date(Date.now() + HOUR).toISOString();
  const brief = await make({ scopes: ["keys:write"], expires_at });
  const outliving = await post(PATH, { scopes: ["keys:write"] }, { apiKey: brief.secret });
  const { errors } = expectProblem(outliving, 422, "timestamp_too_late");
  expect(errors?.[0]?.pointer).toBe("/expires_at");
  await make({ scopes: ["keys:write"], expires_at }, { apiKey: brief.secret });
});

test("rotation without a body leaves both keys good for a day, and is done once", async () => {
  const old = await make();
  const answer = await stack.request("POST", `${PATH}/${old.id}/rotate`);
  expect(answer.status, answer.text).toBe(200);
  const young = bodyOf(answer);
  expect(young).toMatchObject({ scopes: old.scopes, expires_at: null });
  expect([await knock(old.secret), await knock(young.secret ?? "")]).toEqual([200, 200]);
  const ended = await read(old.id);
  expect(ended.replaced_by).toBe(young.id);
  const left = Date.parse(ended.expires_at ?? "") - Date.now();
  expect(Math.abs(left - 24 * HOUR)).toBeLessThan(60_000);
  const again = expectProblem(await post(`${PATH}/${old.id}/rotate`, {}), 409, "not_rotatable");
  expect(again.detail).toContain(young.id);
});

test("a tenant does not lock itself out", async () => {
  const apiKey = await openTenant(stack.sql);
  const { data } = (await stack.request("GET", PATH, { apiKey })).body as { data: KeyBody[] };
  const last = `${PATH}/${data[0]?.id}`;
  expectProblem(await stack.request("DELETE", last, { apiKey }), 409, "last_api_key");
  await make({ scopes: ["keys:write"] }, { apiKey });
  expect((await stack.request("DELETE", last, { apiKey })).status).toBe(204);
  expect(await knock(apiKey)).toBe(401);
});

describe("a key that ends", () => {
  test("is refused at once where it was revoked, elsewhere within 5 seconds, and its streams and waits end", async () => {
    const made = await make({ scopes: ["events:read", "keys:write", "payments:read"] });
    expect([await knock(made.secret), await knock(made.secret, other.port)]).toEqual([200, 200]);
    const stream = await listen(made.secret, other.port);
    const ended = stream.text().then(() => performance.now());
    const waited = waitFor(await payUndecided(), made.secret, other.port);
    const path = `${PATH}/${made.id}`;
    expect((await stack.request("DELETE", path)).status).toBe(204);
    const revokedAt = performance.now();
    expect(await knock(made.secret)).toBe(401);
    await expect
      .poll(() => knock(made.secret, other.port), { interval: 50, timeout: 10_000 })
      .toBe(401);
    expect(performance.now() - revokedAt).toBeLessThan(5_000);
    expect((await ended) - revokedAt).toBeLessThan(5_000);
    const { answer, answeredAt } = await waited;
    expect(answeredAt).toBeGreaterThan(revokedAt);
    expect(answeredAt - revokedAt).toBeLessThan(5_000);
    expect([answer.status, await answer.json()]).toEqual([
      200,
      expect.objectContaining({ status: "pending" }),
    ]);

    expect((await stack.request("DELETE", path)).status).toBe(204);
    const { revoked_at } = await read(made.id);
    expect(revoked_at).not.toBeNull();
    const deeds = await stack.sql`
      select action from audit_log where resource = ${made.id} order by id`;
    expect(deeds.map(({ action }) => action)).toEqual(["api_key.created", "api_key.revoked"]);
  });

  test("by its time is refused at that very time, also by who has just seen it", async () => {
    const expires = Date.now() + 4_000;
    const made = await make({
      scopes: ["events:read"],
      expires_at: new Date(expires).toISOString(),
    });
    const stream = await listen(made.secret, stack.api.port);
    const seen: { at: number; status: number }[] = [];
    while (seen.at(-1)?.status !== 401) {
      const at = Date.now();
      seen.push({ at, status: await knock(made.secret) });
    }
    expect(seen.some(({ status }) => status === 200)).toBe(true);
    for (const { at, status } of seen.slice(0, -1)) {
      expect(status).toBe(200);
      expect(at).toBeLessThan(expires);
    }
    await stream.text();
    expect(Date.now() - expires).toBeLessThan(5_000);
  });

  test("by a rotation without overlap is refused at once where it was rotated", async () => {
    const made = await make();
    expect(await knock(made.secret)).toBe(200);
    await post(`${PATH}/${made.id}/rotate`, { overlap_seconds: 0 });
    expect(await knock(made.secret)).toBe(401);
  });
});

test("when a key was last used is known to the minute, without a request waiting for it", async () => {
  const made = await make();
  expect((await read(made.id)).last_used_at).toBeNull();
  const before = Date.now();
  await createClient({ url: stack.url, apiKey: made.secret }).events.list();
  await expect.poll(async () => (await read(made.id)).last_used_at).not.toBeNull();
  const { last_used_at } = await read(made.id);
  expect(Math.abs(Date.parse(last_used_at ?? "") - before)).toBeLessThan(30_000);
});

test("the document says of every operation which scope it wants, and what fields mean", async () => {
  const answer = await stack.request("GET", "/openapi.json", { apiKey: null });
  const { paths, components } = answer.body as {
    paths: Record<
      string,
      Record<string, { security?: { apiKey: string[] }[]; description: string }>
    >;
    components: {
      schemas: Record<string, { properties: Record<string, { description?: string }> }>;
    };
  };
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  expect(operations.length).toBeGreaterThan(40);
  for (const { security, description } of operations) {
    const [scope] = security?.[0]?.apiKey ?? [];
    expect(SCOPES).toContain(scope);
    expect(description).toContain(`\`${scope}\``);
  }
  for (const name of ["ApiKey", "CreatedApiKey", "NewApiKey", "RotateApiKey"]) {
    for (const [field, { description }] of Object.entries(
      components.schemas[name]?.properties ?? {},
    )) {
      expect(description, `${name}.${field}`).toMatch(/\w/);
    }
  }
});
