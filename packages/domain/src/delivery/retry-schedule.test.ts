import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ATTEMPTS_MAX, waitBeforeNextAttempt } from "./retry-schedule.ts";

const DAY = 24 * 60 * 60;
const jitter = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const attempt = fc.integer({ min: 1, max: ATTEMPTS_MAX - 1 });

/** The waits of a delivery that never succeeds. */
const waitsWith = (random: number): readonly number[] =>
  Array.from({ length: ATTEMPTS_MAX }, (_, index) =>
    waitBeforeNextAttempt(index + 1, random),
  ).filter((wait) => wait !== undefined);

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

describe("a delivery that never succeeds", () => {
  test("is tried ten times and then no more", () => {
    expect(ATTEMPTS_MAX).toBe(10);
    expect(waitsWith(0.5)).toHaveLength(9);
    expect(waitBeforeNextAttempt(10, 0.5)).toBeUndefined();
    expect(waitBeforeNextAttempt(11, 0.5, 60)).toBeUndefined();
  });

  test("is tried over a little more than three days", () => {
    expect(sum(waitsWith(0.5)) / DAY).toBeGreaterThan(3);
    expect(sum(waitsWith(0.5)) / DAY).toBeLessThan(3.5);
  });

  test("waits longer each time, seconds at first and at most a day", () => {
    const waits = waitsWith(0.5);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits[0]).toBeCloseTo(5);
    expect(waits.at(-1)).toBeCloseTo(DAY);
  });
});

test("jitter moves a wait by a fifth at most, to either side", () => {
  fc.assert(
    fc.property(attempt, jitter, (made, random) => {
      const middle = waitBeforeNextAttempt(made, 0.5) ?? 0;
      const wait = waitBeforeNextAttempt(made, random) ?? 0;
      expect(wait).toBeGreaterThanOrEqual(middle * 0.8 - 1e-6);
      expect(wait).toBeLessThanOrEqual(middle * 1.2 + 1e-6);
    }),
  );
});

describe("what a receiver asks for", () => {
  test("only makes a wait longer, whatever number it is", () => {
    fc.assert(
      fc.property(attempt, jitter, fc.double(), (made, random, asked) => {
        const wait = waitBeforeNextAttempt(made, random, asked) ?? 0;
        expect(wait).toBeGreaterThanOrEqual(waitBeforeNextAttempt(made, random) ?? 0);
        expect(wait).toBeLessThanOrEqual(1.2 * DAY);
      }),
    );
  });

  test("is granted to the second, up to a day", () => {
    expect(waitBeforeNextAttempt(1, 0.5, 3_600)).toBe(3_600);
    expect(waitBeforeNextAttempt(1, 0.5, 7 * DAY)).toBe(DAY);
    expect(waitBeforeNextAttempt(1, 0.5, Number.POSITIVE_INFINITY)).toBe(DAY);
  });
});
