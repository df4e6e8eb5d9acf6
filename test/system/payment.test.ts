import { afterAll, beforeAll, expect, test } from "vitest";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});

afterAll(async () => {
  expect(await findBrokenRules(stack.sql)).toEqual({});
  await stack.close();
});

test("a payment moves money from its source to its destination", async () => {
  const { client } = stack;
  const bank = await client.accounts.create({
    currency: "USD",
    normal_balance: "debit",
    overdraft_limit: null,
  });
  const ada = await client.accounts.create({ currency: "USD", external_id: "ada" });
  const intent = await client.paymentIntents.create({
    amount: "25.00",
    currency: "USD",
    source: bank.id,
    destination: "external:ada",
  });
  expect(intent.status).toBe("pending");
  const paid = await client.paymentIntents.wait(intent.id);
  expect(paid.status).toBe("succeeded");
  expect((await client.accounts.get(ada.id)).balance.posted).toBe("25.00");
});
