import type { Instant } from "@quittance/domain";

/**
 * The ids that rows of a period can have, with room on both sides for clocks that differ: UUIDv7
 * begin with their time in milliseconds. It makes a walk in the order of ids a short one.
 */
export function idRange(
  since: Instant,
  until: Instant,
): { readonly from: string; readonly to: string } {
  return {
    from: firstIdAt(Date.parse(since) - SLACK_MS),
    to: firstIdAt(Date.parse(until) + SLACK_MS),
  };
}

const SLACK_MS = 10 * 60_000;

function firstIdAt(ms: number): string {
  const hex = Math.max(0, ms).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
