import type { Instant } from "@quittance/domain";

/** How far the clocks of those who make ids may be from the one that dates rows. */
const SLACK_MS = 10 * 60_000;

/** The first id that a row of this time or later can have: UUIDv7 begin with their time in milliseconds. */
export const firstIdOf = (since: Instant): string => firstIdAt(Date.parse(since) - SLACK_MS);

/** An id after every one that a row from before this time can have. */
export const lastIdOf = (until: Instant): string => firstIdAt(Date.parse(until) + SLACK_MS);

function firstIdAt(ms: number): string {
  const hex = Math.min(Math.max(0, ms), 2 ** 48 - 1)
    .toString(16)
    .padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
