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

/** Ada has 10.00 and holds 6.00 of it for Ben. */
async function holdSix(terms: object = {}) {
  const ada = await bank.openAccount({ funds: "10.00" });
  const ben = await bank.openAccount();
  const intent = await holds.hold({
    amount: "6.00",
    currency: "USD",
    source: ada.id,
    destination: ben.id,
    ...terms,
  });
  return { ada, ben, intent };
}

test("a hold reserves money on both sides and moves none", async () => {
  const { ada, ben, intent } = await holdSix();
  expect(intent).toMatchObject({
    status: "requires_capture",
    capture_method: "manual",
    amount_capturable: "6.00",
    amount_captured: "0.00",
    finished_at: null,
    ledger_transactions: [expect.stringMatching(/^txn_/)],
  });
  expect(await balanceOf(ada.id)).toEqual({
    posted: "10.00",
    pending_in: "0.00",
    pending_out: "6.00",
    available: "4.00",
  });
  expect(await balanceOf(ben.id)).toEqual({
    posted: "0.00",
    pending_in: "6.00",
    pending_out: "0.00",
    available: "0.00",
  });
  const [txn = ""] = intent.ledger_transactions;
  expect(await stack.client.ledgerTransactions.get(txn)).toMatchObject({
    kind: "hold",
    entries: [
      { account: ada.id, direction: "debit", layer: "pending", balance_after: "-6.00" },
      { account: ben.id, direction: "credit", layer: "pending", balance_after: "6.00" },
    ],
  });
});

test("what is on hold can not be spent, and what is on its way in neither", async () => {
  const { ada, ben } = await holdSix();
  const spend = { currency: "USD", source: ada.id, destination: bank.vault.id };
  expect(await bank.pay({ ...spend, amount: "4.01" })).toMatchObject({ status: "failed" });
  expect(await bank.pay({ ...spend, amount: "1.00", source: ben.id })).toMatchObject({
    status: "failed",
    failure: { code: "insufficient_funds", leg: 0 },
  });
  expect(await bank.pay({ ...spend, amount: "4.00" })).toMatchObject({ status: "succeeded" });
});

test("a hold that is not covered fails and holds nothing", async () => {
  const { intent, ada } = await holdSix({ amount: "10.01" });
  expect(intent).toMatchObject({ status: "failed", failure: { code: "insufficient_funds" } });
  expect(await balanceOf(ada.id)).toMatchObject({ pending_out: "0.00", available: "10.00" });
});

test("a capture is accepted with 202 and its place, and takes all that is left", async () => {
  const { ada, ben, intent } = await holdSix();
  const answer = await holds.post(`/v1/payment_intents/${intent.id}/capture`, {
    metadata: { van: "7" },
  });
  expect(answer.status).toBe(202);
  expect(answer.body).toEqual({
    id: expect.stringMatching(/^cap_[0-9a-hjkmnp-tv-z]{26}$/),
    object: "capture",
    livemode: false,
    payment_intent: intent.id,
    amount: "6.00",
    currency: "USD",
    status: "pending",
    failure: null,
    ledger_transactions: [],
    metadata: { van: "7" },
    final: true,
    version: 1,
    created_at: expect.any(String),
    finished_at: null,
  });
  const { id } = answer.body as { id: string };
  expect(answer.headers.get("location")).toBe(`/v1/captures/${id}`);
  const capture = await stack.client.captures.wait(id);
  expect(capture).toMatchObject({ status: "succeeded", version: 2 });
  expect(await stack.client.paymentIntents.get(intent.id)).toMatchObject({
    status: "succeeded",
    amount_capturable: "0.00",
    amount_captured: "6.00",
    ledger_transactions: [...intent.ledger_transactions, ...capture.ledger_transactions],
  });
  expect(await balanceOf(ada.id)).toEqual({
    posted: "4.00",
    pending_in: "0.00",
    pending_out: "0.00",
    available: "4.00",
  });
  expect(await balanceOf(ben.id)).toMatchObject({ posted: "6.00", pending_in: "0.00" });
});

test("a hold is captured in parts, and the last part releases the rest", async () => {
  const { ada, ben, intent } = await holdSix();
  expect(await holds.capture(intent.id, { amount: "1.00", final: false })).toMatchObject({
    status: "succeeded",
    amount: "1.00",
    final: false,
  });
  expect(await stack.client.paymentIntents.get(intent.id)).toMatchObject({
    status: "requires_capture",
    amount_capturable: "5.00",
    amount_captured: "1.00",
  });
  const last = await holds.capture(intent.id, { amount: "2.00" });
  expect(last.ledger_transactions).toHaveLength(2);
  expect(await stack.client.paymentIntents.get(intent.id)).toMatchObject({
    status: "succeeded",
    amount_captured: "3.00",
  });
  expect(await balanceOf(ada.id)).toMatchObject({ posted: "7.00", available: "7.00" });
  expect(await balanceOf(ben.id)).toMatchObject({ posted: "3.00", pending_in: "0.00" });
  // Its whole life can be read from the books.
  const { ledger_transactions: ids } = await stack.client.paymentIntents.get(intent.id);
  const books = await Promise.all(ids.map((id) => stack.client.ledgerTransactions.get(id)));
  expect(books.map(({ kind }) => kind)).toEqual(["hold", "capture", "capture", "release"]);
  const listed = await stack.client.paymentIntents.listCaptures(intent.id);
  expect(listed.data.map(({ amount }) => amount)).toEqual(["2.00", "1.00"]);
});

test("the same capture again is answered as the first time, and takes nothing twice", async () => {
  const { ben, intent } = await holdSix();
  const path = `/v1/payment_intents/${intent.id}/capture`;
  const first = await holds.post(path, { amount: "1.00", final: false }, "capture-1");
  await stack.client.captures.wait((first.body as { id: string }).id);
  await holds.capture(intent.id);
  // By now the same request would be refused.
  const again = await holds.post(path, { amount: "1.00", final: false }, "capture-1");
  expect(again.status).toBe(202);
  expect(again.body).toEqual(first.body);
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expectProblem(
    await holds.post(path, { amount: "2.00" }, "capture-1"),
    422,
    "idempotency_key_reused",
  );
  expect(await balanceOf(ben.id)).toMatchObject({ posted: "6.00" });
});

test("a capture needs no body, and waits for its decision when asked to", async () => {
  const { intent } = await holdSix();
  const answer = await stack.request("POST", `/v1/payment_intents/${intent.id}/capture`, {
    headers: { "Idempotency-Key": "no-body", Prefer: "wait=10" },
  });
  expect(answer.status).toBe(202);
  expect(answer.body).toMatchObject({ status: "succeeded", amount: "6.00" });
});

test("several legs are held, captured and released together", async () => {
  const ada = await bank.openAccount({ funds: "10.00" });
  const ben = await bank.openAccount();
  const fee = await bank.openAccount();
  const legs = [
    { amount: "5.00", currency: "USD", source: ada.id, destination: ben.id },
    { amount: "0.50", currency: "USD", source: ada.id, destination: fee.id },
  ];
  const held = await holds.hold({ legs });
  expect(held).toMatchObject({ status: "requires_capture", amount_capturable: null });
  const path = `/v1/payment_intents/${held.id}/capture`;
  expectProblem(await holds.post(path, { amount: "1.00" }), 422, "validation_failed");
  expect(await holds.capture(held.id)).toMatchObject({ status: "succeeded", amount: null });
  expect(await balanceOf(ada.id)).toMatchObject({ posted: "4.50", pending_out: "0.00" });
  expect(await balanceOf(fee.id)).toMatchObject({ posted: "0.50" });

  const other = await holds.hold({ legs: [{ ...legs[0], amount: "1.00" }, legs[1]] });
  const canceled = await stack.client.paymentIntents.cancel(other.id);
  expect(canceled).toMatchObject({ status: "canceled", cancellation_reason: "requested" });
  expect(await balanceOf(ada.id)).toMatchObject({ posted: "4.50", available: "4.50" });
});

test("a frozen account keeps its holds: nothing is captured, and everything can be released", async () => {
  const { ada, intent } = await holdSix();
  await stack.client.accounts.update(ada.id, { status: "frozen" });
  const capture = await holds.capture(intent.id);
  expect(capture).toMatchObject({
    status: "failed",
    failure: { code: "account_frozen", leg: 0 },
  });
  expect(await stack.client.paymentIntents.get(intent.id)).toMatchObject({
    status: "requires_capture",
  });
  expect(await stack.client.paymentIntents.cancel(intent.id)).toMatchObject({ status: "canceled" });
  expect(await balanceOf(ada.id)).toMatchObject({ available: "10.00" });
});

test("a hold is released in its moment, and can not be captured from then on", async () => {
  const holdExpiresAt = new Date(Date.now() + 6_000).toISOString();
  const { ada, intent } = await holdSix({ hold_expires_at: holdExpiresAt });
  expect(intent).toMatchObject({ status: "requires_capture", hold_expires_at: holdExpiresAt });
  await expect
    .poll(() => stack.client.paymentIntents.get(intent.id), { timeout: 20_000 })
    .toMatchObject({ status: "canceled", cancellation_reason: "hold_expired" });
  const { finished_at } = await stack.client.paymentIntents.get(intent.id);
  expect(String(finished_at) >= holdExpiresAt).toBe(true);
  expect(await balanceOf(ada.id)).toMatchObject({ pending_out: "0.00", available: "10.00" });
  const path = `/v1/payment_intents/${intent.id}/capture`;
  expectProblem(await holds.post(path), 409, "not_capturable");
});

test("a hold of which a part was captured ends as succeeded when it is canceled", async () => {
  const { ada, intent } = await holdSix();
  await holds.capture(intent.id, { amount: "1.00", final: false });
  expect(await stack.client.paymentIntents.cancel(intent.id)).toMatchObject({
    status: "succeeded",
    amount_captured: "1.00",
    amount_capturable: "0.00",
    cancellation_reason: null,
  });
  expect(await balanceOf(ada.id)).toMatchObject({ posted: "9.00", available: "9.00" });
});

test("a cancellation is answered the same for ever, whatever becomes of the intent afterwards", async () => {
  const { intent } = await holdSix();
  await holds.capture(intent.id, { amount: "4.00", final: false });
  const path = `/v1/payment_intents/${intent.id}/cancel`;
  const first = await holds.post(path, {}, "cancel-for-ever");
  expect(first.body).toMatchObject({ status: "succeeded", amount_refunded: "0.00" });
  await holds.refund(intent.id);
  const again = await holds.post(path, {}, "cancel-for-ever");
  expect([again.status, again.body]).toEqual([202, first.body]);
});
