import { expect, test } from "vitest";
import { meanOf, medianOf, percentileOf } from "./statistics.ts";

test("the median is the value in the middle, whatever the order", () => {
  expect(medianOf([9, 1, 5])).toBe(5);
  expect(medianOf([10, 9, 100])).toBe(10);
  expect(medianOf([7])).toBe(7);
});

test("the median of an even number of values is the mean of the two in the middle", () => {
  expect(medianOf([4, 1, 3, 2])).toBe(2.5);
});

test("a percentile is a value that was measured: nearest rank", () => {
  const values = Array.from({ length: 200 }, (_, index) => 200 - index);
  expect(percentileOf(values, 50)).toBe(100);
  expect(percentileOf(values, 99)).toBe(198);
  expect(percentileOf(values, 100)).toBe(200);
  expect(percentileOf([3, 1, 2], 99)).toBe(3);
  expect(percentileOf([3, 1, 2], 50)).toBe(2);
  expect(percentileOf([3, 1, 2], 0)).toBe(1);
});

test("numbers are compared as numbers, not as text", () => {
  expect(percentileOf([100, 9, 80], 50)).toBe(80);
});

test("nothing measured is no number", () => {
  expect(medianOf([])).toBeNaN();
  expect(percentileOf([], 50)).toBeNaN();
  expect(meanOf([])).toBeNaN();
});

test("the mean is the sum by the count", () => {
  expect(meanOf([1, 2, 6])).toBe(3);
});
