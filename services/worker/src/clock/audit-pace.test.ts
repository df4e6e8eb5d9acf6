import { afterEach, expect, test, vi } from "vitest";
import { beginRound, restMs } from "./audit-pace.ts";

test("an audit goes on at once while no payment waits", () => {
  expect(restMs(20, 0)).toBe(0);
});

test.each([
  [1, 20],
  [4, 80],
  [9, 180],
  [1_000_000, 180],
])("while %i payments wait, it rests for %i ms after a slice of 20", (waiting, ms) => {
  expect(restMs(20, waiting)).toBe(ms);
});

test("it counts as many waiting payments as make a difference, and rests for them", async () => {
  const asked: number[] = [];
  const countWaiting = async (most: number) => {
    asked.push(most);
    return 3;
  };
  const startedAt = performance.now();
  await beginRound(countWaiting, new AbortController().signal).rest(20);
  // A timer may be up to a millisecond early.
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(59);
  expect(asked).toEqual([9]);
});

test("who stops the process ends its rest and its round", async () => {
  const stopping = new AbortController();
  const round = beginRound(async () => 9, stopping.signal);
  const resting = round.rest(1_000_000);
  stopping.abort();
  await resting;
  expect(round.isOver()).toBe(true);
});

afterEach(() => vi.useRealTimers());

test("a round is over after four seconds, and not before", () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const round = beginRound(async () => 0, new AbortController().signal);
  vi.advanceTimersByTime(4_000);
  expect(round.isOver()).toBe(false);
  vi.advanceTimersByTime(1);
  expect(round.isOver()).toBe(true);
});
