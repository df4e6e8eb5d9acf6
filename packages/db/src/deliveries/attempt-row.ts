import type { Instant } from "@quittance/domain";
import { toInstant } from "../instants.ts";

/** One HTTP call of a delivery, numbered from 1. */
export interface Attempt {
  readonly number: number;
  readonly startedAt: Instant;
  readonly durationMs: number;
  readonly responseStatus: number | null;
  readonly error: string | null;
  readonly responseBody: string | null;
}

export interface AttemptRow {
  readonly number: number;
  readonly started_at: Date;
  readonly duration_ms: number;
  readonly response_status: number | null;
  readonly error: string | null;
  readonly response_body: string | null;
}

export const ATTEMPT_COLUMNS = [
  "number",
  "started_at",
  "duration_ms",
  "response_status",
  "error",
  "response_body",
] as const satisfies readonly (keyof AttemptRow)[];

export const toAttempt = (row: AttemptRow): Attempt => ({
  number: row.number,
  startedAt: toInstant(row.started_at),
  durationMs: row.duration_ms,
  responseStatus: row.response_status,
  error: row.error,
  responseBody: row.response_body,
});
