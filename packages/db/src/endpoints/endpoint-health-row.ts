import type { EndpointHealth } from "@quittance/domain";
import { toInstantOrNull } from "../instants.ts";

export interface EndpointHealthRow {
  readonly failures_in_row: number;
  readonly failing_since: Date | null;
  readonly last_attempt_at: Date | null;
  readonly paused_until: Date | null;
  readonly trips: number;
  readonly is_slow: boolean;
  readonly warned_percent: number;
}

export const HEALTH_COLUMNS = [
  "failures_in_row",
  "failing_since",
  "last_attempt_at",
  "paused_until",
  "trips",
  "is_slow",
  "warned_percent",
] as const satisfies readonly (keyof EndpointHealthRow)[];

export const toEndpointHealth = (row: EndpointHealthRow): EndpointHealth => ({
  failuresInRow: row.failures_in_row,
  failingSince: toInstantOrNull(row.failing_since),
  lastAttemptAt: toInstantOrNull(row.last_attempt_at),
  pausedUntil: toInstantOrNull(row.paused_until),
  trips: row.trips,
  isSlow: row.is_slow,
  warnedPercent: row.warned_percent,
});
