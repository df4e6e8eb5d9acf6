import { afterAll, beforeAll, expect, test } from "vitest";
import { expectProblem } from "../harness/expect-problem.ts";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { countWaitingBatches, holdAccount } from "../harness/hold-account.ts";
import { type Bank, idOf, openBank } from "../harness/open-bank.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";

let stack: Stack;
let bank: Bank;

beforeAll(async () => {
  stack = await startStack();
  bank = await openBank(stack);
});
afterAll(async () => {
  expect(await findBrokenRules(stack.sql)).toEqual({});
  await stack.close();
});

test("payments go through while others wait for an account that somebody holds, and those follow when it is let go", async () => {
  const { client } = stack;
  const [held, one, other] = await Promise.all([
    bank.openAccount(),
    bank.openAccount({ funds: "100.00" }),
    bank.openAccount(),
  ]);
  const letGo = await holdAccount(stack.database.url, held.id);
  const waiting: string[] = [];
  try {
    const toOther = bank.paymentTo(other.id, { source: one.id });
    // Each time with some that can not go on, so that they share groups, jobs and batches.
    for (let round = 0; round < 5; round += 1) {
      const [stuck, free] = await Promise.all([
        Promise.all([1, 2, 3].map(() => bank.submit(bank.paymentTo(held.id)))),
        Promise.all([1, 2, 3].map(() => bank.pay(toOther))),
      ]);
      waiting.push(...stuck.map(idOf));
      expect(free.map(({ status }) => status)).toEqual(["succeeded", "succeeded", "succeeded"]);
    }
    await expect.poll(() => countWaitingBatches(stack.sql)).toBe(1);
    for (const id of waiting) {
      expect((await client.paymentIntents.get(id)).status).toBe("pending");
    }
  } finally {
    await letGo();
  }
  for (const id of waiting) expect((await client.paymentIntents.wait(id)).status).toBe("succeeded");
  expect((await client.accounts.balance(held.id)).posted).toBe("15.00");
});

test("what is told of a moment has to stay true, so it is refused while a payment of it is being written", async () => {
  const held = await bank.openAccount();
  const other = await bank.openAccount();
  const letGo = await holdAccount(stack.database.url, held.id);
  try {
    const at = new Date(Date.now() - 100).toISOString();
    const ask = (id: string) => stack.request("GET", `/v1/accounts/${id}/balance?at=${at}`);
    const [refused, told] = await Promise.all([ask(held.id), ask(other.id)]);
    expectProblem(refused, 503, "moment_unsettled");
    expect(refused.headers.get("Retry-After")).toBe("1");
    expect(told.status).toBe(200);
  } finally {
    await letGo();
  }
});
