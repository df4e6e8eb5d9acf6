import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Bank, openBank } from "../harness/open-bank.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";
import { startReceiver, type WebhookReceiver } from "./webhook-receiver.ts";

let stack: Stack;
let bank: Bank;
let receiver: WebhookReceiver;

beforeAll(async () => {
  stack = await startStack();
  bank = await openBank(stack);
  receiver = await startReceiver();
});
afterAll(async () => {
  await stack.close();
  await receiver.close();
});

type Schema = Readonly<Record<string, unknown>>;

/** The schema of a type as it is published, with nothing allowed that it does not name. */
async function validatorOf(type: string) {
  const answer = await fetch(`${stack.url}/event-types/${type}.json`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("application/schema+json");
  const schema: Schema = JSON.parse(await answer.text());
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  return {
    open: ajv.compile(schema),
    closed: ajv.compile({ ...close(schema), $id: `urn:closed:${type}` }),
  };
}

/** The same schema, in which objects with named members have no others. */
function close(schema: Schema): Schema {
  const entries = Object.entries(schema).map(([key, value]) => [key, closeValue(value)]);
  const isClosed = "properties" in schema && !("additionalProperties" in schema);
  return { ...Object.fromEntries(entries), ...(isClosed ? { additionalProperties: false } : {}) };
}

function closeValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closeValue);
  return typeof value === "object" && value !== null ? close(value as Schema) : value;
}

/** Makes at least one event of every type happen. */
async function makeEverythingHappen(): Promise<void> {
  const { client } = stack;
  const endpoint = await client.webhookEndpoints.create({
    url: receiver.url,
    signatures: ["v1", "v1a"],
  });
  await client.webhookEndpoints.test(endpoint.id);
  const purse = await bank.openAccount({ funds: "50.00" });
  const paid = await bank.pay(bank.paymentTo(purse.id));
  await bank.pay(bank.paymentTo(bank.vault.id, { amount: "9999.00", source: purse.id }));
  await client.refunds.create({ payment_intent: paid.id, amount: "0.40" });
  await client.refunds.create({ payment_intent: paid.id, amount: "0.60" });
  const hold = () =>
    bank.pay(bank.paymentTo(purse.id, { amount: "5.00", capture_method: "manual" }));
  const [captured, canceled] = [await hold(), await hold()];
  await client.paymentIntents.capture(captured.id, { amount: "3.00" });
  await client.paymentIntents.cancel(canceled.id);
  const empty = await bank.openAccount();
  await client.accounts.update(empty.id, { name: "Renamed" });
  await client.accounts.close(empty.id);
  const second = await client.webhookEndpoints.create({ url: receiver.url });
  await client.webhookEndpoints.update(second.id, { status: "disabled" });
}

test("every event that happens is as the published schema of its type says, to the last member", async () => {
  await makeEverythingHappen();
  const published = (await (await fetch(`${stack.url}/event-types.json`)).json()) as Schema;
  const types = Object.keys(published);
  expect(types).toHaveLength(14);
  // These take a race or days of failing to happen; their objects are those of their neighbours.
  const rare = ["capture.failed", "refund.failed", "webhook_endpoint.failing"];
  const expected = types.filter((type) => !rare.includes(type));
  const events = await vi.waitFor(
    async () => {
      const all = [];
      for await (const event of stack.client.events.list()) all.push(event);
      expect(new Set(all.map(({ type }) => type))).toEqual(new Set(expected));
      return all;
    },
    { timeout: 20_000, interval: 100 },
  );
  for (const type of expected) {
    const { open, closed } = await validatorOf(type);
    const own = events.filter((event) => event.type === type);
    for (const event of own) {
      expect(open(event), JSON.stringify(open.errors)).toBe(true);
      expect(closed(event), JSON.stringify(closed.errors)).toBe(true);
      expect(open({ ...event, type: "another" })).toBe(false);
      expect(open({ ...event, data: {} })).toBe(false);
      expect(open({ ...event, added: "later" })).toBe(true);
    }
  }
});

test("each type has its schema, the same in the repository as at the door, and nothing else has one", async () => {
  const kept = JSON.parse(
    readFileSync(new URL("../../docs/event-types.json", import.meta.url), "utf8"),
  );
  expect(await (await fetch(`${stack.url}/event-types.json`)).json()).toEqual(kept);
  for (const [type, schema] of Object.entries(kept)) {
    const answer = await fetch(`${stack.url}/event-types/${type}.json`);
    expect(await answer.json()).toEqual(schema);
    await validatorOf(type);
  }
  expect((await fetch(`${stack.url}/event-types/payment_intent.lost.json`)).status).toBe(404);
});
