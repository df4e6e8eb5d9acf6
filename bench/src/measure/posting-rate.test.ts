import { expect, test } from "vitest";
import { postingRate } from "./posting-rate.ts";

test("the rate counts what was decided after the first tenth, over the time that it took", () => {
  // Ten batches of a hundred, one every 50 ms; the first one is the warm-up.
  const decidedAt = Array.from({ length: 1_000 }, (_, n) => 1_000 + Math.floor(n / 100) * 50);
  expect(postingRate(decidedAt)).toBeCloseTo(100 / 0.05);
});

test("a slow first tenth does not count", () => {
  const cold = Array.from({ length: 10 }, (_, n) => n * 1_000);
  const warm = Array.from({ length: 91 }, (_, n) => 10_000 + n * 10);
  expect(postingRate([...cold, ...warm])).toBeCloseTo(100);
});

test("everything in one moment has no rate", () => {
  expect(postingRate([5, 5, 5])).toBeNaN();
});
