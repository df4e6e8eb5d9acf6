import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runProgram } from "../harness/run-program.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";
import { repositoryRoot } from "../harness/tools-on-path.ts";

/** What each example prints, on any instance and every time. */
const PRINTED: Readonly<Record<string, readonly string[]>> = {
  "hold-and-refund.ts": [
    "hold: requires_capture, 50.00 to capture",
    "capture: succeeded",
    "refund: succeeded",
    "refused: amount_exceeds_captured",
    "captured 30.00, refunded 12.50",
    "the shop has 17.50 USD",
  ],
  "pay-and-wait.ts": [
    "deposit: succeeded",
    "withdrawal: failed, insufficient_funds",
    "available: 25.00 USD",
  ],
  "receive-webhooks.ts": [
    "arrived: webhook_endpoint.test, number 1 of its endpoint",
    "forged: 400",
  ],
  "retry-safely.ts": [
    "10.00: succeeded, new",
    "10.00: succeeded, known before",
    "20.00: refused, the key belongs to another payment",
    "posted: 10.00 USD",
  ],
  "walk-lists.ts": [
    "a page: 2 payments, more: true",
    "all: 5.00, 4.00, 3.00, 2.00, 1.00",
    "newest entry: credit 5.00, then 15.00",
  ],
};

const folder = path.join(repositoryRoot, "packages/client/examples");
let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.close());

test("every example of the SDK is run here", () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(PRINTED));
});

test.concurrent.each(Object.keys(PRINTED))("the example %s does what it says", async (example) => {
  const ended = await runProgram(path.join(folder, example), stack);
  expect(ended).toEqual({ stdout: `${PRINTED[example]?.join("\n")}\n`, stderr: "" });
});
