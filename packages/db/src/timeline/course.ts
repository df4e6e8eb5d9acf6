import type { Instant } from "@quittance/domain";
import { toInstantOrNull } from "../instants.ts";

/** What the queue and the locks did to an intent, or to what was asked of it. */
export interface Course {
  /** How often the clock rang for it: because it was late, or because a time of its own had come. */
  readonly rings: number;
  /** When the clock rang for it last. */
  readonly rungAt: Instant | null;
  /** How long its first decision waited for the locks; null before that. */
  readonly lockWaitMs: number | null;
}

export interface CourseRow {
  readonly rings: number;
  readonly rung_at: Date | null;
  readonly lock_wait_ms: number | null;
}

export const COURSE_COLUMNS = [
  "rings",
  "rung_at",
  "lock_wait_ms",
] as const satisfies readonly (keyof CourseRow)[];

export const toCourse = (row: CourseRow): Course => ({
  rings: row.rings,
  rungAt: toInstantOrNull(row.rung_at),
  lockWaitMs: row.lock_wait_ms,
});
