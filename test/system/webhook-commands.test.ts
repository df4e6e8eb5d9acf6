import { createPublicKey, verify } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";
import {
  type Behaviour,
  type Received,
  startReceiver,
  verifyWithReference,
  type WebhookReceiver,
} from "./webhook-receiver.ts";

/** Long enough for a webhook to be sent within. */
const OVERLAP_SECONDS = 6;

let stack: Stack;
const receivers: WebhookReceiver[] = [];

beforeAll(async () => {
  stack = await startStack();
});
afterEach(async () => {
  for await (const { id } of stack.client.webhookEndpoints.list()) {
    await stack.client.webhookEndpoints.delete(id);
  }
  await Promise.all(receivers.splice(0).map((receiver) => receiver.close()));
});
afterAll(async () => {
  expect(await findBrokenRules(stack.sql)).toEqual({});
  // Events of endpoints are numbered without gaps too.
  const gaps = await stack.sql`
    select e.id, e.event_sequence, count(v.id) from endpoints e
      left join events v on v.tenant_id = e.tenant_id and v.resource_id = e.id
      group by e.tenant_id, e.id, e.event_sequence
      having count(v.id) <> e.event_sequence or coalesce(max(v.sequence), 0) <> e.event_sequence`;
  expect([...gaps]).toEqual([]);
  await stack.close();
});

async function receive(behave?: Behaviour, fields: { signatures?: ("v1" | "v1a")[] } = {}) {
  const receiver = await startReceiver(behave);
  receivers.push(receiver);
  const endpoint = await stack.client.webhookEndpoints.create({ url: receiver.url, ...fields });
  return { receiver, endpoint };
}

const openAccount = () => stack.client.accounts.create({ currency: "USD" });

const last = (received: readonly Received[]): Received => {
  const webhook = received.at(-1);
  if (webhook === undefined) throw new Error("nothing was received");
  return webhook;
};

const signaturesOf = (webhook: Received, scheme: string): readonly string[] =>
  (webhook.headers["webhook-signature"] ?? "")
    .split(" ")
    .filter((signature) => signature.startsWith(`${scheme},`));

/** Checks a signature of v1a as the standard says, with nothing of ours. */
function isSignedFor(publicKey: string, { headers, body }: Received, signature: string): boolean {
  const x = Buffer.from(publicKey.replace("whpk_", ""), "base64").toString("base64url");
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
  const content = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  return verify(null, Buffer.from(content), key, Buffer.from(signature.slice(4), "base64"));
}

describe("a rotated secret", () => {
  test("signs beside the old one, which ends when it was told to", async () => {
    const { receiver, endpoint } = await receive();
    const rotated = await stack.client.webhookEndpoints.rotateSecret(endpoint.id, {
      overlap_seconds: OVERLAP_SECONDS,
    });
    expect(rotated.id).toBe(endpoint.id);
    expect(rotated.secret).toMatch(/^whsec_/);
    expect(rotated.secret).not.toBe(endpoint.secret);

    await openAccount();
    const both = last(await receiver.waitFor(1));
    expect(signaturesOf(both, "v1")).toHaveLength(2);
    verifyWithReference(endpoint.secret, both);
    verifyWithReference(rotated.secret, both);

    await new Promise((resolve) => setTimeout(resolve, OVERLAP_SECONDS * 1_000));
    await openAccount();
    const one = last(await receiver.waitFor(2));
    expect(signaturesOf(one, "v1")).toHaveLength(1);
    verifyWithReference(rotated.secret, one);
    expect(() => verifyWithReference(endpoint.secret, one)).toThrow();
  });

  test("replaces one that became known at once, when it is told to", async () => {
    const { receiver, endpoint } = await receive();
    const rotated = await stack.client.webhookEndpoints.rotateSecret(endpoint.id, {
      overlap_seconds: 0,
    });
    await openAccount();
    const webhook = last(await receiver.waitFor(1));
    verifyWithReference(rotated.secret, webhook);
    expect(() => verifyWithReference(endpoint.secret, webhook)).toThrow();
  });

  test("is told again to the same key, also after another rotation", async () => {
    const { endpoint } = await receive();
    const path = `/v1/webhook_endpoints/${endpoint.id}/rotate_secret`;
    const rotate = (key: string) =>
      stack.request("POST", path, { headers: { "Idempotency-Key": key } });
    const first = await rotate("rotate-1");
    await rotate("rotate-2");
    const again = await rotate("rotate-1");
    expect(again.body).toEqual(first.body);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(first.status).toBe(200);
  });

  test("can not be one of too many that sign at the same time", async () => {
    const { endpoint } = await receive();
    const path = `/v1/webhook_endpoints/${endpoint.id}/rotate_secret`;
    const statuses: number[] = [];
    for (let n = 0; n < 5; n += 1) statuses.push((await stack.request("POST", path)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 409]);
    const refused = await stack.request("POST", path);
    expect(refused.body).toMatchObject({ code: "too_many_webhook_secrets" });
    const body = { overlap_seconds: 0 };
    expect((await stack.request("POST", path, { body })).status).toBe(200);
  });
});

test("no secret lies in the database as it is, neither with the endpoint nor with the answer that told it", async () => {
  const created = await stack.request("POST", "/v1/webhook_endpoints", {
    body: { url: "https://example.com/", signatures: ["v1", "v1a"] },
    headers: { "Idempotency-Key": "sealed" },
  });
  const { id, secret } = created.body as { id: string; secret: string };
  const rotated = await stack.request("POST", `/v1/webhook_endpoints/${id}/rotate_secret`, {
    headers: { "Idempotency-Key": "sealed-2" },
  });
  const secrets = [secret, (rotated.body as { secret: string }).secret];
  const tables = await stack.sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public'`;
  for (const { name } of tables) {
    const rows = await stack.sql`select t::text as row from ${stack.sql(name)} t`;
    const text = rows.map((row) => String(row["row"])).join("\n");
    for (const each of secrets) {
      expect(text.includes(each.replace("whsec_", "")), `${name} has a secret`).toBe(false);
    }
    expect(text).not.toMatch(/whsec_|whsk_/);
  }
  const again = await stack.request("POST", "/v1/webhook_endpoints", {
    body: { url: "https://example.com/", signatures: ["v1", "v1a"] },
    headers: { "Idempotency-Key": "sealed" },
  });
  expect(again.body).toEqual(created.body);
});

describe("v1a", () => {
  test("stands beside v1 where it was asked for, and is verified with the public key alone", async () => {
    const { receiver, endpoint } = await receive(undefined, { signatures: ["v1", "v1a"] });
    expect(endpoint.public_key).toMatch(/^whpk_[A-Za-z0-9+/]{43}=$/);
    await openAccount();
    const webhook = last(await receiver.waitFor(1));
    verifyWithReference(endpoint.secret, webhook);
    const [signature = ""] = signaturesOf(webhook, "v1a");
    expect(isSignedFor(endpoint.public_key ?? "", webhook, signature)).toBe(true);
    const altered = { ...webhook, body: webhook.body.replace("USD", "EUR") };
    expect(isSignedFor(endpoint.public_key ?? "", altered, signature)).toBe(false);
  });

  test("is rotated with the secret: two keys sign for a while", async () => {
    const { receiver, endpoint } = await receive(undefined, { signatures: ["v1", "v1a"] });
    const rotated = await stack.client.webhookEndpoints.rotateSecret(endpoint.id);
    expect(rotated.public_key).not.toBe(endpoint.public_key);
    await openAccount();
    const webhook = last(await receiver.waitFor(1));
    const signatures = signaturesOf(webhook, "v1a");
    expect(signatures).toHaveLength(2);
    for (const publicKey of [rotated.public_key ?? "", endpoint.public_key ?? ""]) {
      const valid = signatures.filter((signature) => isSignedFor(publicKey, webhook, signature));
      expect(valid).toHaveLength(1);
    }
  });

  test("can be added and taken away later", async () => {
    const { receiver, endpoint } = await receive();
    const update = stack.client.webhookEndpoints.update;
    const with_ = await update(endpoint.id, { signatures: ["v1", "v1a"] });
    await openAccount();
    const first = last(await receiver.waitFor(1));
    const [signature = ""] = signaturesOf(first, "v1a");
    expect(isSignedFor(with_.public_key ?? "", first, signature)).toBe(true);
    expect(await update(endpoint.id, { signatures: ["v1"] })).toMatchObject({ public_key: null });
    await openAccount();
    const second = last(await receiver.waitFor(2));
    expect(signaturesOf(second, "v1a")).toEqual([]);
    verifyWithReference(endpoint.secret, second);
  });
});

describe("a test event", () => {
  test("goes to its endpoint alone, whatever types that asked for, signed like any other", async () => {
    const { receiver, endpoint } = await receive();
    const { receiver: other } = await receive();
    await stack.client.webhookEndpoints.update(endpoint.id, { event_types: ["account.closed"] });
    const delivery = await stack.client.webhookEndpoints.test(endpoint.id);
    expect(delivery).toMatchObject({ status: "pending", webhook_endpoint: endpoint.id });
    const webhook = last(await receiver.waitFor(1));
    expect(verifyWithReference(endpoint.secret, webhook)).toMatchObject({
      type: "webhook_endpoint.test",
      sequence: 1,
      data: { object: { id: endpoint.id, object: "webhook_endpoint" } },
    });
    expect(webhook.body).not.toContain("whsec_");
    await openAccount();
    await other.waitFor(1);
    expect(other.received.map(({ body }) => JSON.parse(body).type)).toEqual(["account.created"]);
    await vi.waitFor(
      async () => {
        const { attempts } = await stack.client.webhookDeliveries.get(delivery.id);
        expect(attempts).toMatchObject([{ number: 1, outcome: "succeeded", response_body: "ok" }]);
      },
      { timeout: 15_000 },
    );
  });

  test("is sent once for each key, and its numbers have no gap", async () => {
    const { receiver, endpoint } = await receive();
    for (const idempotencyKey of ["test-a", "test-a", "test-b"]) {
      await stack.client.webhookEndpoints.test(endpoint.id, { idempotencyKey });
    }
    await receiver.waitFor(2);
    const sequences = receiver.received.map(({ body }) => String(JSON.parse(body).sequence));
    expect(sequences.sort()).toEqual(["1", "2"]);
  });

  test("is refused for an endpoint that is disabled, and for one that is not there", async () => {
    const { endpoint } = await receive();
    await stack.client.webhookEndpoints.update(endpoint.id, { status: "disabled" });
    const path = `/v1/webhook_endpoints/${endpoint.id}/test`;
    expect(await stack.request("POST", path)).toMatchObject({
      status: 409,
      body: { code: "webhook_endpoint_disabled" },
    });
    await stack.client.webhookEndpoints.delete(endpoint.id);
    expect((await stack.request("POST", path)).status).toBe(404);
  });
});

test("an endpoint that its owner disables is told of to the others, once, and says why", async () => {
  const { endpoint } = await receive();
  const { receiver: other } = await receive();
  const update = stack.client.webhookEndpoints.update;
  const disabled = await update(endpoint.id, { status: "disabled" });
  expect(disabled).toMatchObject({ status: "disabled", disabled_reason: "requested" });
  await update(endpoint.id, { status: "disabled", description: "still" });
  expect(await update(endpoint.id, { status: "enabled" })).toMatchObject({ disabled_reason: null });
  await openAccount();
  const told = () => other.received.map(({ body }) => JSON.parse(body));
  await vi.waitFor(
    () => {
      const types = told().map(({ type }) => type);
      expect(types).toEqual(
        expect.arrayContaining(["account.created", "webhook_endpoint.disabled"]),
      );
    },
    { timeout: 15_000 },
  );
  const about = told().filter(({ data }) => data.object.id === endpoint.id);
  expect(about).toMatchObject([{ type: "webhook_endpoint.disabled", sequence: 1 }]);
  // Events are listed when nothing older runs, in no database of the server.
  const list = async () => (await stack.client.events.list({ resource: endpoint.id })).data;
  await expect.poll(list).toHaveLength(1);
});

test("a tenant has at most a hundred endpoints", async () => {
  const ids: string[] = [];
  const create = () =>
    stack.request("POST", "/v1/webhook_endpoints", { body: { url: "https://example.com/" } });
  for (let n = 0; n < 100; n += 1) ids.push(((await create()).body as { id: string }).id);
  expect(await create()).toMatchObject({
    status: 409,
    body: { code: "too_many_webhook_endpoints" },
  });
  await stack.client.webhookEndpoints.delete(ids[0] ?? "");
  expect((await create()).status).toBe(201);
});
