import type { Brand } from "./brand.ts";

/**
 * A moment in UTC with milliseconds, as RFC 3339 text: `2026-11-22T14:00:00.000Z`.
 * All instants have this one form, so comparing the text compares the time.
 */
export type Instant = Brand<string, "Instant">;

const RFC_3339 =
  /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** Years of one or two digits are read as years of our time by what comes after us, so there are none. */
const YEAR_FIRST = "0100";

export const instantOf = (date: Date): Instant => date.toISOString() as Instant;

/**
 * Reads an RFC 3339 date and time with any offset; digits finer than a millisecond are cut off.
 * Answers undefined for anything else, also for days that no calendar has.
 */
export function parseInstant(text: string): Instant | undefined {
  const match = RFC_3339.exec(text);
  if (match === null) return undefined;
  const [, year, month, day] = match;
  const midnight = new Date(`${year}-${month}-${day}T00:00:00.000Z`);
  const moment = new Date(text.toUpperCase());
  if (Number.isNaN(midnight.valueOf()) || Number.isNaN(moment.valueOf())) return undefined;
  // Date rolls 31 April over to 1 May; a date that does not come back as it went in never existed.
  if (midnight.toISOString().slice(0, 10) !== `${year}-${month}-${day}`) return undefined;
  const instant = moment.toISOString();
  return /^\d{4}-/.test(instant) && instant >= YEAR_FIRST ? (instant as Instant) : undefined;
}
