import { afterAll, beforeAll, expect, test } from "vitest";
import { expectProblem } from "../harness/expect-problem.ts";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { type Bank, openBank } from "../harness/open-bank.ts";
import { type Holds, openHolds } from "../harness/open-holds.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";

let stack: Stack;
let bank: Bank;
let holds: Holds;

beforeAll(async () => {
  stack = await startStack();
  bank = await openBank(stack);
  holds = openHolds(stack, bank);
});

afterAll(async () => {
  expect(await findBrokenRules(stack.sql)).toEqual({});
  await stack.close();
});

const balanceOf = async (id: string) => (await stack.client.accounts.get(id)).balance;

const submit = (items: readonly object[], key?: string) =>
  holds.post("/v1/payment_intents/batch", { atomic: true, payment_intents: items }, key);

async function becomes(answer: { readonly body: unknown }) {
  const { data } = answer.body as { data: { payment_intent: { id: string } }[] };
  return Promise.all(
    data.map(({ payment_intent }) => stack.client.paymentIntents.wait(payment_intent.id)),
  );
}

test("an atomic batch goes through as a whole, each item after those before it", async () => {
  const [ada, ben] = [await bank.openAccount(), await bank.openAccount()];
  const answer = await submit([
    bank.paymentTo(ada.id, { amount: "5.00" }),
    { amount: "5.00", currency: "USD", source: ada.id, destination: ben.id },
  ]);
  expect(answer.status).toBe(202);
  expect(answer.body).toMatchObject({ object: "batch", atomic: true });
  expect((await becomes(answer)).map(({ status }) => status)).toEqual(["succeeded", "succeeded"]);
  expect(await balanceOf(ben.id)).toMatchObject({ posted: "5.00" });
});

test("one item that fails fails all, and the others name it", async () => {
  const [ada, ben] = [await bank.openAccount(), await bank.openAccount()];
  const answer = await submit([
    bank.paymentTo(ada.id, { amount: "5.00" }),
    { amount: "5.01", currency: "USD", source: ada.id, destination: ben.id },
    bank.paymentTo(ben.id),
  ]);
  const [first, culprit, last] = await becomes(answer);
  expect(culprit).toMatchObject({
    status: "failed",
    failure: { code: "insufficient_funds", leg: 0 },
  });
  for (const other of [first, last]) {
    expect(other).toMatchObject({
      status: "failed",
      failure: { code: "linked_intent_failed", leg: null },
      ledger_transactions: [],
    });
    expect(other?.failure?.message).toContain(culprit?.id);
  }
  expect(await balanceOf(ada.id)).toMatchObject({ posted: "0.00" });
});

test("one item that is refused refuses the request, and nothing is stored", async () => {
  const ada = await bank.openAccount();
  const countIntents = async () =>
    (await stack.sql`select count(*)::integer as count from payment_intents`)[0]?.["count"];
  const before = await countIntents();
  const good = bank.paymentTo(ada.id);
  const refused = await submit([good, { ...good, amount: "1.001" }, good], "refused-batch");
  expectProblem(refused, 422, "amount_precision");
  expect(refused.body).toMatchObject({ errors: [{ pointer: "/payment_intents/1/amount" }] });
  const scheduled = { ...good, execute_at: new Date(Date.now() + 60_000).toISOString() };
  expectProblem(await submit([good, scheduled]), 422, "validation_failed");
  expect(await countIntents()).toBe(before);
  // The key is free.
  expect((await submit([good], "refused-batch")).status).toBe(202);
});

test("an item whose key belongs to an earlier request refuses the request", async () => {
  const ada = await bank.openAccount();
  const good = bank.paymentTo(ada.id);
  await bank.submit(good, { key: "taken" });
  const refused = await submit([good, { ...good, idempotency_key: "taken" }]);
  expectProblem(refused, 422, "idempotency_key_reused");
  expect(refused.body).toMatchObject({
    errors: [{ pointer: "/payment_intents/1/idempotency_key" }],
  });
});

test("the same atomic batch again is answered as the first time", async () => {
  const ada = await bank.openAccount();
  const items = [bank.paymentTo(ada.id), bank.paymentTo(ada.id, { amount: "2.00" })];
  const first = await submit(items, "batch-1");
  await becomes(first);
  const again = await submit(items, "batch-1");
  expect([again.status, again.body]).toEqual([202, first.body]);
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(await balanceOf(ada.id)).toMatchObject({ posted: "3.00" });
});

test("holds may be placed all or none", async () => {
  const ada = await bank.openAccount({ funds: "3.00" });
  const ben = await bank.openAccount();
  const hold = {
    amount: "2.00",
    currency: "USD",
    source: ada.id,
    destination: ben.id,
    capture_method: "manual",
  };
  const [one, other] = await becomes(await submit([hold, hold]));
  expect(one).toMatchObject({ status: "failed", failure: { code: "linked_intent_failed" } });
  expect(other).toMatchObject({ status: "failed", failure: { code: "insufficient_funds" } });
  expect(await balanceOf(ada.id)).toMatchObject({ pending_out: "0.00" });
});
