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

/** Ada has paid 6.00 to Ben. */
async function paySix() {
  const ada = await bank.openAccount({ funds: "10.00" });
  const ben = await bank.openAccount();
  const terms = { amount: "6.00", currency: "USD", source: ada.id, destination: ben.id };
  return { ada, ben, paid: await bank.pay(terms) };
}

test("refunds give back in parts, and never more than was captured", async () => {
  const { ada, ben, paid } = await paySix();
  const answer = await holds.post("/v1/refunds", {
    payment_intent: paid.id,
    amount: "2.00",
    metadata: { reason: "late" },
  });
  expect(answer.status).toBe(202);
  expect(answer.body).toEqual({
    id: expect.stringMatching(/^re_[0-9a-hjkmnp-tv-z]{26}$/),
    object: "refund",
    livemode: false,
    payment_intent: paid.id,
    amount: "2.00",
    currency: "USD",
    status: "pending",
    failure: null,
    ledger_transactions: [],
    metadata: { reason: "late" },
    version: 1,
    created_at: expect.any(String),
    finished_at: null,
  });
  const { id } = answer.body as { id: string };
  expect(answer.headers.get("location")).toBe(`/v1/refunds/${id}`);
  const refund = await stack.client.refunds.wait(id);
  expect(refund).toMatchObject({ status: "succeeded", payment_intent: paid.id });

  // Linked both ways.
  const after = await stack.client.paymentIntents.get(paid.id);
  expect(after).toMatchObject({
    status: "succeeded",
    amount_captured: "6.00",
    amount_refunded: "2.00",
    ledger_transactions: [...paid.ledger_transactions, ...refund.ledger_transactions],
    version: paid.version + 1,
    finished_at: paid.finished_at,
  });
  const [txn = ""] = refund.ledger_transactions;
  expect(await stack.client.ledgerTransactions.get(txn)).toMatchObject({
    kind: "refund",
    payment_intent: paid.id,
    entries: [
      { account: ben.id, direction: "debit", layer: "posted", balance_after: "4.00" },
      { account: ada.id, direction: "credit", layer: "posted", balance_after: "6.00" },
    ],
  });

  const tooMuch = { payment_intent: paid.id, amount: "4.01" };
  expectProblem(await holds.post("/v1/refunds", tooMuch), 422, "amount_exceeds_captured");
  expect(await holds.refund(paid.id)).toMatchObject({ status: "succeeded", amount: "4.00" });
  expectProblem(
    await holds.post("/v1/refunds", { payment_intent: paid.id }),
    422,
    "amount_exceeds_captured",
  );
  expect(await balanceOf(ada.id)).toMatchObject({ posted: "10.00" });
  expect(await balanceOf(ben.id)).toMatchObject({ posted: "0.00" });
  const listed = await stack.client.paymentIntents.listRefunds(paid.id);
  expect(listed.data.map(({ amount }) => amount)).toEqual(["4.00", "2.00"]);
});

test("a refund fails when the money is not there any more", async () => {
  const { ben, paid } = await paySix();
  const spend = { currency: "USD", source: ben.id, destination: bank.vault.id };
  await bank.pay({ ...spend, amount: "5.00" });
  expect(await holds.refund(paid.id)).toMatchObject({
    status: "failed",
    failure: { code: "insufficient_funds", leg: 0 },
    ledger_transactions: [],
  });
  expect(await stack.client.paymentIntents.get(paid.id)).toMatchObject({
    amount_refunded: "0.00",
    version: paid.version,
  });
});

test("several legs are refunded whole, the last one first", async () => {
  const ada = await bank.openAccount({ funds: "10.00" });
  const [ben, cy] = [await bank.openAccount(), await bank.openAccount()];
  const leg = { amount: "5.00", currency: "USD" };
  const paid = await bank.pay({
    legs: [
      { ...leg, source: ada.id, destination: ben.id },
      { ...leg, source: ben.id, destination: cy.id },
    ],
  });
  expect(paid.status).toBe("succeeded");
  const partial = { payment_intent: paid.id, amount: "1.00" };
  expectProblem(await holds.post("/v1/refunds", partial), 422, "validation_failed");
  // Ben has nothing: only because Cy gives back first can he.
  const refund = await holds.refund(paid.id);
  expect(refund).toMatchObject({ status: "succeeded", amount: null, currency: null });
  const [txn = ""] = refund.ledger_transactions;
  const { entries } = await stack.client.ledgerTransactions.get(txn);
  expect(entries.map(({ account }) => account)).toEqual([cy.id, ben.id, ben.id, ada.id]);
  expect(await balanceOf(ada.id)).toMatchObject({ posted: "10.00" });
});

test("a captured part of a hold can be refunded while the rest is on hold", async () => {
  const ada = await bank.openAccount({ funds: "6.00" });
  const ben = await bank.openAccount();
  const terms = { amount: "6.00", currency: "USD", source: ada.id, destination: ben.id };
  const held = await holds.hold(terms);
  await holds.capture(held.id, { amount: "2.00", final: false });
  expect(await holds.refund(held.id, "1.50")).toMatchObject({ status: "succeeded" });
  expect(await stack.client.paymentIntents.get(held.id)).toMatchObject({
    status: "requires_capture",
    amount_captured: "2.00",
    amount_refunded: "1.50",
    amount_capturable: "4.00",
  });
});

test("refunds and captures have events of their own, and their intent's list shows both", async () => {
  const { paid } = await paySix();
  const refund = await holds.refund(paid.id, "1.00");
  const listed = async (resource: string) =>
    (await stack.client.events.list({ resource })).data.map(({ type, sequence }) => [
      type,
      sequence,
    ]);
  await expect.poll(() => listed(refund.id)).toEqual([["refund.succeeded", 1]]);
  await expect.poll(() => listed(paid.id)).toEqual([["payment_intent.succeeded", 1]]);
});

test("what is asked for before counts, when an amount is left out", async () => {
  const { ada, paid } = await paySix();
  const refund = (terms: object) =>
    holds.post("/v1/refunds", { payment_intent: paid.id, ...terms });
  const [part, rest] = [await refund({ amount: "2.00" }), await refund({})];
  expect(rest.status).toBe(202);
  for (const { body } of [part, rest]) {
    const { id } = body as { id: string };
    expect(await stack.client.refunds.wait(id)).toMatchObject({ status: "succeeded" });
  }
  expect(await balanceOf(ada.id)).toMatchObject({ posted: "10.00" });
});
