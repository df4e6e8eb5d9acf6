import { expect, test } from "vitest";
import { createRetryBudget } from "./retry-budget.ts";

/** How many retries it gives in a row, 1,000 at most. */
function drain(budget: { take(): boolean }): number {
  let taken = 0;
  while (taken < 1_000 && budget.take()) taken += 1;
  return taken;
}

test("retries that come at once end at the burst", () => {
  const budget = createRetryBudget({ burst: 5 }, () => 0);
  expect(drain(budget)).toBe(5);
});

test("every tenth call that was answered brings a retry back, and never more than the burst", () => {
  const budget = createRetryBudget({ burst: 5 }, () => 0);
  drain(budget);
  for (let answers = 0; answers < 21; answers += 1) budget.refill();
  expect(drain(budget)).toBe(2);
  for (let answers = 0; answers < 1_000; answers += 1) budget.refill();
  expect(drain(budget)).toBe(5);
});

test("time brings retries back although nothing is answered", () => {
  let nowMs = 0;
  const budget = createRetryBudget({ burst: 50, perSecond: 10 }, () => nowMs);
  drain(budget);
  nowMs = 2_000;
  expect(drain(budget)).toBe(20);
  nowMs = 60_000;
  expect(drain(budget)).toBe(50);
});
