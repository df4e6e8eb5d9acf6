import { afterAll, beforeAll, expect, test } from "vitest";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { type Bank, idOf, openBank } from "../harness/open-bank.ts";
import { tenantOf } from "../harness/open-tenant.ts";
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

test("the largest amounts can be paid again and again", async () => {
  const { client } = stack;
  const largest = "9".repeat(38);
  const source = await client.accounts.create({ currency: "JPY", overdraft_limit: null });
  const destination = await client.accounts.create({ currency: "JPY" });
  for (let payment = 0; payment < 3; payment += 1) {
    const { id } = await client.paymentIntents.create({
      amount: largest,
      currency: "JPY",
      source: source.id,
      destination: destination.id,
    });
    expect((await client.paymentIntents.wait(id)).status).toBe("succeeded");
  }
  const { balance } = await client.accounts.get(destination.id);
  expect(balance.posted).toBe((3n * BigInt(largest)).toString());
});

test("a key that somebody else is storing holds up its own request and no other", async () => {
  const account = await bank.openAccount();
  const tenantId = await tenantOf(stack.sql, stack.apiKey);
  const submit = (key: string) =>
    stack.request("POST", "/v1/payment_intents", {
      body: bank.paymentTo(account.id),
      headers: { "Idempotency-Key": key },
    });
  const release = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const holder = stack.sql.begin(async (tx) => {
    await tx`
      insert into idempotency_keys (tenant_id, key, fingerprint)
      values (${tenantId}, 'held', ${Buffer.alloc(32)})`;
    held.resolve();
    await release.promise;
    throw new Error("rolled back");
  });
  await held.promise;
  const answers = await Promise.all([
    submit("held"),
    ...Array.from({ length: 40 }, (_, index) => submit(`free-${index}`)),
  ]);
  release.resolve();
  await expect(holder).rejects.toThrow("rolled back");

  const [stuck, ...free] = answers;
  expect(stuck?.status).toBe(409);
  expect(stuck?.headers.get("retry-after")).toBe("1");
  expect(new Set(free.map(({ status }) => status))).toEqual(new Set([202]));
  expect(new Set(free.map(idOf)).size).toBe(40);
  expect((await submit("held")).status).toBe(202);
});
