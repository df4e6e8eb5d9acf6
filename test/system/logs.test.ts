import { createLog } from "@quittance/process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type Bank, idOf, openBank } from "../harness/open-bank.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";

const lineSchema = z.looseObject({
  msg: z.string(),
  request_id: z.string().optional(),
  intent_ids: z.array(z.string()).optional(),
});

const lines: string[] = [];
let stack: Stack;
let bank: Bank;

beforeAll(async () => {
  const log = createLog({
    name: "test",
    level: "info",
    destination: { write: (line) => lines.push(line) },
  });
  stack = await startStack({ log });
  bank = await openBank(stack);
});

afterAll(() => stack.close());

const logged = (message: string) =>
  lines.map((line) => lineSchema.parse(JSON.parse(line))).filter(({ msg }) => msg === message);

test("the log leads from a request to its payment intent, and on to the batch that decided it", async () => {
  const account = await bank.openAccount();
  const answer = await bank.submit(bank.paymentTo(account.id));
  const id = idOf(answer);
  await stack.client.paymentIntents.wait(id);

  // A line is written a moment after what it tells of.
  const linesOf = (message: string) =>
    logged(message).filter(({ intent_ids }) => intent_ids?.includes(id));
  await expect.poll(() => linesOf("request")).toHaveLength(1);
  const [request] = linesOf("request");
  expect(request?.request_id).toBe(answer.headers.get("request-id"));
  await expect.poll(() => linesOf("batch posted")).not.toHaveLength(0);
});

test("no line of the log has an API key or an idempotency key in it", async () => {
  const account = await bank.openAccount();
  await bank.submit(bank.paymentTo(account.id), { key: "canary-idempotency-key" });
  await stack.request("GET", "/v1/accounts", { apiKey: "qt_test_canary" });
  await stack.request("POST", "/v1/accounts", { raw: "{", apiKey: stack.apiKey });
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.filter((line) => line.includes(stack.apiKey))).toEqual([]);
  expect(lines.filter((line) => line.includes("canary"))).toEqual([]);
});
