import { expect, test } from "vitest";
import { describeCourse } from "./watch-memory.ts";

const minutes = (...values: number[]) =>
  values.flatMap((value) => Array.from({ length: 60 }, () => ({ api: value, worker: 100 })));

test("growth is the last minute against the second one, and no peak in between", () => {
  const { figures } = describeCourse(minutes(90, 150, 400, 170));
  expect(figures).toEqual({ apiMb: 400, workerMb: 100, apiGrowthMb: 20, workerGrowthMb: 0 });
});

test("what lasted too short to grow tells the most alone", () => {
  expect(describeCourse(minutes(90, 150)).figures).toEqual({ apiMb: 150, workerMb: 100 });
});
