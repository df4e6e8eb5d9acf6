import { afterEach, expect, test, vi } from "vitest";
import { beginRound, restMs } from "./audit-pace.ts";

const running = new AbortController().signal;

afterEach(() => vi.useRealTimers());

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
  const round = beginRound(async (most) => {
    asked.push(most);
    return 3;
  }, running);
  const startedAt = performance.now();
  await round.rest(20);
  // A timer may be up to a millisecond early.
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(59);
  expect(asked).toEqual([9]);
});

test("what was counted a moment ago is not counted again", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  let asked = 0;
  const round = beginRound(async () => {
    asked += 1;
    return 0;
  }, running);
  await round.rest(1);
  await round.rest(1);
  expect(asked).toBe(1);
  vi.advanceTimersByTime(251);
  await round.rest(1);
  expect(asked).toBe(2);
});

test("after a slice that took minutes it does not rest beyond its round", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const round = beginRound(async () => 9, running);
  vi.advanceTimersByTime(600_000);
  await round.rest(600_000);
  expect(round.isOver()).toBe(true);
});

test("a round is over after four seconds, and not before", () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const round = beginRound(async () => 0, running);
  vi.advanceTimersByTime(4_000);
  expect(round.isOver()).toBe(false);
  vi.advanceTimersByTime(1);
  expect(round.isOver()).toBe(true);
});

test("who stops the process ends a rest that has begun, and the round", async () => {
  const stopping = new AbortController();
  const round = beginRound(async () => 9, stopping.signal);
  let hasRested = false;
  const resting = round.rest(1_000_000).then(() => {
    hasRested = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(hasRested).toBe(false);
  const stoppedAt = performance.now();
  stopping.abort();
  await resting;
  expect(performance.now() - stoppedAt).toBeLessThan(2_000);
  expect(round.isOver()).toBe(true);
});
