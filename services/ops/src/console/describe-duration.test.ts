import { expect, test } from "vitest";
import { describeDuration } from "./describe-duration.ts";

test.each([
  [0.4, "0 s"],
  [59.9, "59 s"],
  [60, "1 min"],
  [7_199, "1 h"],
  [200_000, "2 d"],
])("%d seconds read as %s", (seconds, text) => {
  expect(describeDuration(seconds)).toBe(text);
});
