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

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();

test("a scheduled intent waits for its moment, and is decided in it and never before", async () => {
  const purse = await bank.openAccount();
  const execute_at = inSeconds(5);
  const answer = await bank.submit(bank.paymentTo(purse.id, { execute_at }));
  expect(answer.body).toMatchObject({ status: "scheduled", execute_at, version: 1 });
  const { id } = answer.body as { id: string };
  // A bell that comes too early changes nothing.
  expect(await balanceOf(purse.id)).toMatchObject({ posted: "0.00" });
  const done = await stack.client.paymentIntents.wait(id, { timeoutMs: 20_000 });
  expect(done).toMatchObject({ status: "succeeded", version: 2 });
  expect(String(done.finished_at) >= execute_at).toBe(true);
});

test("an intent is scheduled with a key once, also when its moment has passed since", async () => {
  const purse = await bank.openAccount();
  const body = bank.paymentTo(purse.id, { execute_at: inSeconds(4) });
  const first = await bank.submit(body, { key: "monthly-1" });
  const { id } = first.body as { id: string };
  await stack.client.paymentIntents.wait(id, { timeoutMs: 20_000 });
  const again = await bank.submit(body, { key: "monthly-1" });
  expect(again.status).toBe(202);
  expect(again.body).toEqual(first.body);
});

test("a scheduled intent is canceled, and a decided one is not", async () => {
  const purse = await bank.openAccount();
  const answer = await bank.submit(bank.paymentTo(purse.id, { execute_at: inSeconds(3_600) }));
  const { id } = answer.body as { id: string };
  const path = `/v1/payment_intents/${id}/cancel`;
  const canceled = await holds.post(path, {}, "cancel-1");
  expect(canceled.status).toBe(202);
  expect(canceled.body).toMatchObject({
    status: "canceled",
    cancellation_reason: "requested",
    failure: null,
    ledger_transactions: [],
  });
  const again = await holds.post(path, {}, "cancel-1");
  expect([again.status, again.body]).toEqual([202, canceled.body]);
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expectProblem(await holds.post(path), 409, "not_cancelable");

  const paid = await bank.pay(bank.paymentTo(purse.id));
  expectProblem(await holds.post(`/v1/payment_intents/${paid.id}/cancel`), 409, "not_cancelable");
  expectProblem(
    await holds.post("/v1/payment_intents/pi_01jd2m3n4p5q6r7s8t9v0w1x2y/cancel"),
    404,
    "not_found",
  );
  await expect
    .poll(async () => (await stack.client.events.list({ resource: id })).data)
    .toMatchObject([{ type: "payment_intent.canceled", sequence: 1 }]);
});

test("an intent that is not decided in time is canceled as expired", async () => {
  const purse = await bank.openAccount();
  const [execute_at, expires_at] = [inSeconds(3_600), inSeconds(3_601)];
  const answer = await bank.submit(bank.paymentTo(purse.id, { execute_at, expires_at }));
  const { id } = answer.body as { id: string };
  // As if the workers had been away until now.
  await stack.sql`
    update payment_intents
      set execute_at = now() - interval '1 minute', expires_at = now() - interval '1 second', ring_at = now()
      where status = 'scheduled'`;
  await expect
    .poll(() => stack.client.paymentIntents.get(id), { timeout: 15_000 })
    .toMatchObject({ status: "canceled", cancellation_reason: "expired" });
  expect(await balanceOf(purse.id)).toMatchObject({ posted: "0.00" });
});
