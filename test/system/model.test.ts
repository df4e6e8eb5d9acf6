import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";
import { playProgram } from "./model/play-program.ts";
import { program } from "./model/program.ts";
import { countReached } from "./model/reached.ts";

const RUNS = 70;

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.close());

test("any program of operations comes to the same states, codes and balances in the pure domain and in the system", {
  timeout: 120_000,
}, async () => {
  const reached = countReached();
  // On failure fast-check prints the seed, the path and the smallest program that it found.
  await fc.assert(
    fc.asyncProperty(program, (operations) => playProgram(stack, operations, reached)),
    { numRuns: RUNS, interruptAfterTimeLimit: 90_000, markInterruptAsFailure: true },
  );
  expect(reached.missing(), JSON.stringify(reached.counts())).toEqual([]);
  expect(await findBrokenRules(stack.sql)).toEqual({});
});
