import { describe, expect, test } from "vitest";
import { type Instant, instantOf } from "../instant.ts";
import {
  type AttemptOutcome,
  BREAKER_FAILURES,
  disablesAt,
  type EndpointHealth,
  HEALTHY,
  judgeHealth,
} from "./endpoint-health.ts";

const HOUR = 3_600;
const DAY = 24 * HOUR;
const at = (seconds: number): Instant =>
  instantOf(new Date(Date.parse("2026-11-22T14:00:00.000Z") + seconds * 1_000));

const outcome = (succeeded: boolean, fields: Partial<AttemptOutcome> = {}): AttemptOutcome => ({
  succeeded,
  durationMs: 20,
  pauseSeconds: 0,
  ...fields,
});
const success = outcome(true);
const failure = outcome(false);

const after = (before: EndpointHealth, outcomes: readonly AttemptOutcome[], seconds: number) =>
  judgeHealth(before, outcomes, at(seconds), 0.5);

/** The health after failures at these times. */
const failing = (...seconds: readonly number[]): EndpointHealth =>
  seconds.reduce((health, second) => after(health, [failure], second).health, HEALTHY);

describe("the breaker", () => {
  const almost = failing(...Array.from({ length: BREAKER_FAILURES - 1 }, () => 0));

  test("stays closed while failures in a row are few", () => {
    expect(almost).toMatchObject({ failuresInRow: BREAKER_FAILURES - 1, pausedUntil: null });
  });

  test("opens with the tenth, and for longer each time that the try after it fails", () => {
    const pauses: number[] = [];
    let health = almost;
    let now = 0;
    for (let trip = 0; trip < 8; trip += 1) {
      health = after(health, [failure], now).health;
      const until = (Date.parse(health.pausedUntil ?? "") - Date.parse(at(0))) / 1_000;
      pauses.push(until - now);
      now = until;
    }
    expect(pauses).toEqual([10, 20, 40, 80, 160, 300, 300, 300]);
  });

  test("is not held open longer by calls that were under way when it opened", () => {
    const open = after(almost, [failure], 0).health;
    const later = after(open, [failure, failure], 5).health;
    expect(later).toMatchObject({ trips: 1, pausedUntil: open.pausedUntil });
  });

  test("is spread by a fifth to either side", () => {
    const pauseWith = (jitter: number) =>
      judgeHealth(almost, [failure], at(0), jitter).health.pausedUntil;
    expect(pauseWith(0)).toBe(at(8));
    expect(pauseWith(0.999_999)?.slice(0, 19)).toBe(at(11).slice(0, 19));
  });

  test("closes with one success, and everything that was held against the endpoint is forgotten", () => {
    const open = after(almost, [failure], 0).health;
    expect(after(open, [success], 12).health).toEqual({ ...HEALTHY, lastAttemptAt: at(12) });
  });

  test("does not open for a receiver that takes every tenth call", () => {
    let health = HEALTHY;
    for (let n = 1; n <= 100; n += 1) {
      health = after(health, [n % 10 === 0 ? success : failure], n).health;
      expect(health.pausedUntil).toBeNull();
    }
  });
});

describe("a pause that a receiver asks for", () => {
  test("holds for everything, up to an hour", () => {
    expect(after(HEALTHY, [outcome(false, { pauseSeconds: 90 })], 0).health.pausedUntil).toBe(
      at(90),
    );
    for (const pauseSeconds of [2 * HOUR, Number.POSITIVE_INFINITY]) {
      expect(after(HEALTHY, [outcome(false, { pauseSeconds })], 0).health.pausedUntil).toBe(
        at(HOUR),
      );
    }
    expect(
      after(HEALTHY, [outcome(false, { pauseSeconds: Number.NaN })], 0).health.pausedUntil,
    ).toBeNull();
  });

  test("outlives a call that was under way and went well", () => {
    const paused = after(HEALTHY, [outcome(false, { pauseSeconds: 90 })], 0).health;
    expect(after(paused, [success], 1).health.pausedUntil).toBe(at(90));
  });

  test("is not shortened by a later, shorter one", () => {
    const paused = after(HEALTHY, [outcome(false, { pauseSeconds: 90 })], 0).health;
    expect(after(paused, [outcome(false, { pauseSeconds: 5 })], 1).health.pausedUntil).toBe(at(90));
  });
});

test("an endpoint is slow when its last call was, whether it went well or not", () => {
  expect(after(HEALTHY, [outcome(true, { durationMs: 14_000 })], 0).health.isSlow).toBe(true);
  expect(after(HEALTHY, [outcome(false, { durationMs: 14_000 }), success], 0).health.isSlow).toBe(
    false,
  );
});

describe("after days of nothing but failures", () => {
  /** One failure a day, as of the retry schedule, and a last one. */
  const until = (lastDay: number) => {
    let verdict = after(HEALTHY, [failure], 0);
    const warnings: (number | null)[] = [];
    const days = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5].filter((day) => day < lastDay);
    for (const day of [...days, lastDay]) {
      verdict = after(verdict.health, [failure], day * DAY);
      warnings.push(verdict.warn);
    }
    return { verdict, warnings: warnings.filter((warning) => warning !== null) };
  };

  test("the endpoint is disabled, and not a moment earlier", () => {
    expect(until(4.999).verdict.disable).toBe(false);
    expect(until(5).verdict.disable).toBe(true);
    expect(disablesAt(at(0))).toBe(at(5 * DAY));
  });

  test("there were warnings before, at 50, 70 and 90 percent, each once", () => {
    expect(until(2.4).warnings).toEqual([]);
    expect(until(2.5).warnings).toEqual([50]);
    expect(until(5).warnings).toEqual([50, 70, 90]);
  });

  test("a warning that nobody was there to give is left out, not made up for", () => {
    const first = after(HEALTHY, [failure], 0).health;
    const late = { ...first, lastAttemptAt: at(4 * DAY) };
    expect(after(late, [failure], 4.6 * DAY).warn).toBe(90);
  });

  test("one success in between begins the time anew", () => {
    const { health } = until(4.9).verdict;
    const again = after(after(health, [success], 4.95 * DAY).health, [failure], 5.1 * DAY);
    expect(again).toMatchObject({
      disable: false,
      warn: null,
      health: { failingSince: at(5.1 * DAY) },
    });
  });

  test("two days without any attempt begin the time anew: nobody knows how the receiver was then", () => {
    const first = failing(0, DAY, 2 * DAY);
    expect(after(first, [failure], 4 * DAY).health.failingSince).toBe(at(0));
    const again = after(first, [failure], 4.001 * DAY);
    expect(again.health).toMatchObject({ failingSince: at(4.001 * DAY), warnedPercent: 0 });
    expect(after(first, [failure], 30 * DAY)).toMatchObject({ disable: false, warn: null });
  });
});
