import { type Instant, instantOf } from "@quittance/domain";

/** A timestamptz column, which the driver reads as a Date. */
export const toInstant = (column: Date): Instant => instantOf(column);

export const toInstantOrNull = (column: Date | null): Instant | null =>
  column === null ? null : instantOf(column);
