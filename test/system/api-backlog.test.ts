import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { countRows } from "../harness/count-rows.ts";
import { expectProblem } from "../harness/expect-problem.ts";
import { type Bank, idOf, openBank } from "../harness/open-bank.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";

let stack: Stack;
let bank: Bank;
let purse: string;

beforeAll(async () => {
  // Nobody decides anything here, so what is accepted stays waiting.
  stack = await startStack({ worker: null, api: { backlogLimit: 2 } });
  bank = await openBank(stack);
  purse = (await bank.openAccount()).id;
});

afterAll(() => stack.close());

test("waiting ends after the time that the client prefers, decided or not", async () => {
  const prefer = { headers: { Prefer: "wait=1" } };
  const posted = await bank.submit(bank.paymentTo(purse), prefer);
  expect(posted).toMatchObject({ status: 202, body: { status: "pending", version: 1 } });
  expect(posted.headers.get("preference-applied")).toBe("wait=1");
  const read = await stack.request("GET", `/v1/payment_intents/${idOf(posted)}`, prefer);
  expect(read).toMatchObject({ status: 200, body: { status: "pending" } });
  expect(read.headers.get("preference-applied")).toBe("wait=1");
  expect(read.headers.get("etag")).toBe('"1"');
});

test("when too much waits, more is refused with 503 and a time to come back, and nothing is stored", async () => {
  const sendBatch = (key: string = randomUUID()) =>
    stack.request("POST", "/v1/payment_intents/batch", {
      headers: { "Idempotency-Key": key },
      body: { payment_intents: [bank.paymentTo(purse)] },
    });
  const [single, batch] = [randomUUID(), randomUUID()];
  const first = await bank.submit(bank.paymentTo(purse), { key: single });
  const firstBatch = await sendBatch(batch);
  await expect
    .poll(async () => (await bank.submit(bank.paymentTo(purse))).status, { timeout: 15_000 })
    .toBe(503);
  const before = await countRows(stack.sql);
  for (const answer of [await bank.submit(bank.paymentTo(purse)), await sendBatch()]) {
    expectProblem(answer, 503, "backlog_full");
    expect(answer.headers.get("retry-after")).toMatch(/^[1-9]\d*$/);
  }
  // What was accepted before is told again all the same.
  const again = await bank.submit(bank.paymentTo(purse), { key: single });
  expect(again).toMatchObject({ status: 202, text: first.text });
  expect(await sendBatch(batch)).toMatchObject({ status: 202, text: firstBatch.text });
  const other = await bank.submit(bank.paymentTo(purse, { amount: "2.00" }), { key: single });
  expectProblem(other, 422, "idempotency_key_reused");
  expect(await countRows(stack.sql)).toEqual(before);
  // Reading goes on, and so does opening accounts.
  expect((await stack.request("GET", "/v1/payment_intents")).status).toBe(200);
  expect((await stack.request("POST", "/v1/accounts", { body: { currency: "USD" } })).status).toBe(
    201,
  );
});
