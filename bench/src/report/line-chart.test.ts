import { expect, test } from "vitest";
import { drawLines, roundUp } from "./line-chart.ts";

test("an axis ends at a round number that holds every value", () => {
  expect([0.3, 1, 1.2, 3, 4_100, 9_999].map(roundUp)).toEqual([0.4, 1, 2, 4, 5_000, 10_000]);
});

test("a line is broken where nothing was measured", () => {
  const drawn = drawLines({
    title: "t",
    unit: "ms",
    step: 0.25,
    stepUnit: "s",
    lines: [{ label: "p50", values: [1, 2, null, 3] }],
  });
  const path = / d="([^"]*)"/.exec(drawn)?.[1] ?? "";
  expect(path.match(/M/g)).toHaveLength(2);
  expect(path.match(/L/g)).toHaveLength(1);
  expect(drawn).not.toContain("NaN");
});
