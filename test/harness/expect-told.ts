import { expect } from "vitest";
import type { Load } from "./run-load.ts";

/** What clients of a load were told while the database was away. */
export interface Told {
  readonly database_unavailable: number;
  readonly outcome_unknown: number;
  readonly slowestAnswerMs: number;
}

/**
 * Nobody was left hanging, and everybody was told one of two things: that nothing was stored, or that
 * nobody knows. Both were said, so both were tried.
 */
export function expectTold(load: Load, answerMsMax: number): Told {
  // On a busy machine somebody holds the table for longer than an api waits, before the database is away.
  const failedTries = load.failedTries.filter(({ code }) => code !== "idempotency_in_progress");
  const count = (code: string) => failedTries.filter((each) => each.code === code).length;
  const told = {
    database_unavailable: count("database_unavailable"),
    outcome_unknown: count("outcome_unknown"),
    slowestAnswerMs: Math.round(Math.max(...failedTries.map(({ tookMs }) => tookMs))),
  };
  expect(told.database_unavailable).toBeGreaterThan(0);
  expect(told.outcome_unknown).toBeGreaterThan(0);
  expect(told.database_unavailable + told.outcome_unknown).toBe(failedTries.length);
  expect(told.slowestAnswerMs).toBeLessThan(answerMsMax);
  return told;
}
