import { expect, test } from "vitest";
import { judge, type Measured, mediansOf } from "./judge.ts";
import { TARGETS, type Target } from "./targets.ts";

const measured = (
  name: string,
  figure: "posted" | "rate" | "p50",
  ...values: number[]
): Measured => ({
  name,
  title: name,
  samples: values.map((value) => ({ figures: { [figure]: value } })),
});

const target = (bound: Target["bound"], limit: number): Target => ({
  title: "ours to theirs",
  of: { measurable: "ours", figure: "posted" },
  to: { measurable: "theirs", figure: "rate" },
  bound,
  limit,
});

test("a ratio is the median of one by the median of the other", () => {
  const results = [
    measured("ours", "posted", 1_000, 90, 100),
    measured("theirs", "rate", 50, 1, 60),
  ];
  expect(judge([target("at least", 2)], results)).toMatchObject([
    { value: 100, reference: 50, ratio: 2, isMet: true },
  ]);
});

test("a target is met at its limit, and not beyond it", () => {
  const results = [measured("ours", "posted", 10), measured("theirs", "rate", 4)];
  const isMet = (bound: Target["bound"], limit: number) =>
    judge([target(bound, limit)], results).map((verdict) => verdict.isMet);
  expect(isMet("at least", 2.5)).toEqual([true]);
  expect(isMet("at least", 2.6)).toEqual([false]);
  expect(isMet("at most", 2.5)).toEqual([true]);
  expect(isMet("at most", 2.4)).toEqual([false]);
});

test("a target of which one side was not measured is not judged", () => {
  expect(judge([target("at least", 1)], [measured("ours", "posted", 1)])).toEqual([]);
  expect(
    judge([target("at least", 1)], [measured("ours", "posted", 1), measured("theirs", "p50", 1)]),
  ).toEqual([]);
});

test("every figure of a measurement has its own median", () => {
  const samples = [{ figures: { p50: 1, p99: 9 } }, { figures: { p50: 3 } }];
  expect(mediansOf({ name: "x", title: "x", samples })).toEqual({ p50: 2, p99: 9 });
});

test("the targets are those of the project", () => {
  expect(TARGETS.map(({ bound, limit }) => `${bound} ${limit}`)).toEqual([
    ...[12, 0.5, 5, 0.9, 2, 2.7, 0.3, 4, 0.8, 0.8].map((limit) => `at least ${limit}`),
    ...[12, 15, 30, 40, 15, 40].map((limit) => `at most ${limit}`),
  ]);
});
