import { randomUUID } from "node:crypto";
import type { PaymentIntent, Problem } from "@quittance/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { countRows } from "../harness/count-rows.ts";
import { expectProblem } from "../harness/expect-problem.ts";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { type Bank, idOf, openBank } from "../harness/open-bank.ts";
import { type Answer, type Stack, startStack } from "../harness/start-stack.ts";

let stack: Stack;
let bank: Bank;
let purse: string;

beforeAll(async () => {
  stack = await startStack();
  bank = await openBank(stack);
  purse = (await bank.openAccount()).id;
});

afterAll(async () => {
  expect(await findBrokenRules(stack.sql)).toEqual({});
  await stack.close();
});

const PATH = "/v1/payment_intents/batch";

function send(body: unknown, key: string = randomUUID()): Promise<Answer> {
  return stack.request("POST", PATH, { body, headers: { "Idempotency-Key": key } });
}

interface Item {
  readonly status: number;
  readonly payment_intent: PaymentIntent;
  readonly problem: Problem;
}

function itemsOf(answer: Answer): readonly Item[] {
  return (answer.body as { data: readonly Item[] }).data;
}

const idsOf = (answer: Answer) => itemsOf(answer).map(({ payment_intent }) => payment_intent.id);

test("a batch answers each item in the order given, refused ones among accepted ones", async () => {
  const answer = await send({
    atomic: false,
    payment_intents: [
      bank.paymentTo(purse, { description: "first" }),
      bank.paymentTo(purse, { amount: 1 }),
      bank.paymentTo("external:nobody"),
      "not an intent",
      bank.paymentTo(purse, { idempotency_key: "a b" }),
      bank.paymentTo(purse, { description: "last" }),
    ],
  });
  expect(answer.status).toBe(202);
  expect(answer.body).toMatchObject({
    object: "batch",
    id: expect.stringMatching(/^batch_/),
    atomic: false,
    data: [
      { status: 202, payment_intent: { status: "pending", description: "first" } },
      { status: 422, problem: { code: "amount_must_be_string" } },
      { status: 422, problem: { code: "account_not_found" } },
      { status: 422, problem: { code: "validation_failed" } },
      { status: 400, problem: { code: "idempotency_key_invalid" } },
      { status: 202, payment_intent: { status: "pending", description: "last" } },
    ],
  });
  const [, refused] = itemsOf(answer);
  expect(refused?.problem).toEqual({
    type: "/errors/amount_must_be_string",
    title: expect.any(String),
    status: 422,
    detail: expect.any(String),
    code: "amount_must_be_string",
    request_id: answer.headers.get("request-id"),
    errors: [{ pointer: "/amount", code: "amount_must_be_string", detail: expect.any(String) }],
  });
});

test("items are decided in the order given, each seeing what the ones before it did", async () => {
  const [a, b] = [await bank.openAccount(), await bank.openAccount()];
  const move = (source: string, destination: string) =>
    bank.paymentTo(destination, { amount: "10.00", source });
  const answer = await send({
    payment_intents: [
      move(a.id, b.id),
      move(bank.vault.id, a.id),
      move(a.id, b.id),
      move(a.id, b.id),
      move(b.id, bank.vault.id),
    ],
  });
  const decided = await Promise.all(
    idsOf(answer).map((id) => stack.client.paymentIntents.wait(id)),
  );
  expect(decided.map(({ status }) => status)).toEqual([
    "failed",
    "succeeded",
    "succeeded",
    "failed",
    "succeeded",
  ]);
});

test("a batch of one and a batch of a thousand are taken", async () => {
  expect(itemsOf(await send({ payment_intents: [bank.paymentTo(purse)] }))).toHaveLength(1);
  const target = await bank.openAccount();
  const thousand = Array.from({ length: 1_000 }, (_, index) =>
    bank.paymentTo(target.id, { amount: "0.01", description: `${index}` }),
  );
  const answer = await send({ payment_intents: thousand });
  expect(answer.status).toBe(202);
  const items = itemsOf(answer);
  expect(items.map(({ payment_intent }) => payment_intent.description)).toEqual(
    thousand.map((_, index) => `${index}`),
  );
  await Promise.all(
    [items.at(0), items.at(-1)].map((item) =>
      stack.client.paymentIntents.wait(item?.payment_intent.id ?? ""),
    ),
  );
  expect((await stack.client.accounts.get(target.id)).balance.posted).toBe("10.00");
});

test.each([
  ["no items", { payment_intents: [] }, "validation_failed", "/payment_intents"],
  ["a member missing", {}, "validation_failed", "/payment_intents"],
  ["items that are no list", { payment_intents: {} }, "validation_failed", "/payment_intents"],
  ["an unknown member", { payment_intents: [1], mode: "x" }, "unknown_field", "/mode"],
  ["atomic no boolean", { atomic: "no", payment_intents: [1] }, "validation_failed", "/atomic"],
  [
    "a key in its body",
    { idempotency_key: "k", payment_intents: [1] },
    "unknown_field",
    "/idempotency_key",
  ],
])("a batch with %s is refused as a whole", async (_name, body, code, pointer) => {
  const before = await countRows(stack.sql);
  const problem = expectProblem(await send(body), 422, code);
  expect(problem.errors?.[0]).toMatchObject({ pointer, code });
  expect(await countRows(stack.sql)).toEqual(before);
});

test("a batch of 1,001 items is refused as a whole", async () => {
  const before = (await countRows(stack.sql))["payment_intents"];
  const items = Array.from({ length: 1_001 }, () => bank.paymentTo(purse));
  expectProblem(await send({ payment_intents: items }), 422, "validation_failed");
  expect((await countRows(stack.sql))["payment_intents"]).toBe(before);
});

test("an item's default key is the batch's key, a colon and its index", async () => {
  const key = randomUUID();
  const items = [bank.paymentTo(purse, { description: "0" }), bank.paymentTo(purse)];
  const ids = idsOf(await send({ payment_intents: items }, key));
  for (const [index, item] of items.entries()) {
    const single = await bank.submit(item, { key: `${key}:${index}` });
    expect(single.headers.get("idempotent-replayed")).toBe("true");
    expect(idOf(single)).toBe(ids[index]);
  }
});

test("an item's own key is shared with single requests, in both directions", async () => {
  const [before, within] = [randomUUID(), randomUUID()];
  const body = bank.paymentTo(purse);
  const single = await bank.submit(body, { key: before });
  const answer = await send({
    payment_intents: [
      { ...body, idempotency_key: before },
      { ...body, idempotency_key: within },
      { ...body, idempotency_key: before, amount: "2.00" },
    ],
  });
  const [known, fresh, reused] = itemsOf(answer);
  expect(known).toEqual({ status: 202, payment_intent: single.body });
  expect(reused).toMatchObject({ status: 422, problem: { code: "idempotency_key_reused" } });
  const after = await bank.submit(body, { key: within });
  expect(after.headers.get("idempotent-replayed")).toBe("true");
  expect(after.body).toEqual(fresh?.payment_intent);
});

test("the same item key twice in one batch makes one intent, or is refused when the items differ", async () => {
  const key = randomUUID();
  const body = { ...bank.paymentTo(purse), idempotency_key: key };
  const [first, same, other] = itemsOf(
    await send({ payment_intents: [body, body, { ...body, amount: "2.00" }] }),
  );
  expect(first).toMatchObject({ status: 202, payment_intent: { amount: "1.00" } });
  expect(same).toEqual(first);
  expect(other).toMatchObject({ status: 422, problem: { code: "idempotency_key_reused" } });
});

test("a batch's own key can not be an item's as well", async () => {
  const key = randomUUID();
  const [item] = itemsOf(
    await send({ payment_intents: [{ ...bank.paymentTo(purse), idempotency_key: key }] }, key),
  );
  expect(item).toMatchObject({ status: 422, problem: { code: "idempotency_key_reused" } });
});

test("a replayed batch is the first answer to the byte, even where it would be accepted by now", async () => {
  const key = randomUUID();
  const taken = randomUUID();
  await bank.submit(bank.paymentTo(purse, { amount: "9.00" }), { key: taken });
  const body = {
    payment_intents: [
      bank.paymentTo(purse, { metadata: { zebra: "1", a: "2", "7": "3" } }),
      bank.paymentTo("external:later"),
      bank.paymentTo(purse, { amount: "1.001", "f/\u0000": 1 }),
      { ...bank.paymentTo(purse), idempotency_key: taken },
    ],
  };
  const first = await send(body, key);
  expect(itemsOf(first).map(({ status }) => status)).toEqual([202, 422, 422, 422]);
  expect(first.headers.get("idempotent-replayed")).toBeNull();
  await bank.openAccount({ external_id: "later" });
  const [id = ""] = idsOf({ ...first, body: { data: itemsOf(first).slice(0, 1) } });
  await stack.client.paymentIntents.wait(id);
  const replay = await send(body, key);
  expect(replay.status).toBe(202);
  expect(replay.text).toBe(first.text);
  expect(replay.headers.get("idempotent-replayed")).toBe("true");
  expect(itemsOf(await send(body))[1]).toMatchObject({ status: 202 });
});

test("an item that was accepted as a single request is told again although it would be refused by now", async () => {
  const key = randomUUID();
  await stack.client.accounts.create({ currency: "USD", external_id: "brief" });
  const body = bank.paymentTo("external:brief");
  const single = await bank.submit(body, { key });
  await stack.client.paymentIntents.wait(idOf(single));
  await stack.sql`update accounts set external_id = 'renamed' where external_id = 'brief'`;
  const batch = { payment_intents: [body, { ...body, idempotency_key: key }] };
  await expect
    .poll(async () => itemsOf(await send(batch))[0]?.status, { timeout: 15_000, interval: 500 })
    .toBe(422);
  const batchKey = randomUUID();
  const first = await send(batch, batchKey);
  const [gone, known] = itemsOf(first);
  expect(gone).toMatchObject({ problem: { code: "account_not_found" } });
  expect(known).toEqual({ status: 202, payment_intent: single.body });
  expect((await send(batch, batchKey)).text).toBe(first.text);
});

test("sixteen equal batches at once make their intents once", async () => {
  const key = randomUUID();
  const target = await bank.openAccount();
  const items = Array.from({ length: 10 }, () => bank.paymentTo(target.id));
  const answers = await Promise.all(
    Array.from({ length: 16 }, () => send({ payment_intents: items }, key)),
  );
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  const [first] = answers;
  if (first === undefined) throw new Error("no answer");
  await Promise.all(idsOf(first).map((id) => stack.client.paymentIntents.wait(id)));
  expect((await stack.client.accounts.get(target.id)).balance.posted).toBe("10.00");
});

test("a batch that prefers nothing is not waited for: its answer tells what was accepted", async () => {
  const answer = await send({ payment_intents: [bank.paymentTo(purse)] });
  expect(itemsOf(answer)[0]?.payment_intent).toMatchObject({ status: "pending", version: 1 });
});
