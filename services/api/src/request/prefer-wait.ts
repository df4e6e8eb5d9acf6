import type { Context } from "hono";

const WAIT_SECONDS_MAX = 30;
const WAIT = /(?:^|,)\s*wait\s*=\s*(\d{1,6})\s*(?:[,;]|$)/i;

/** Reads `Prefer: wait=N` (RFC 7240), at most 30 seconds. A preference that can not be read is ignored, as the RFC says. */
export function readPreferredWait(c: Context): number | undefined {
  const [, seconds] = WAIT.exec(c.req.header("Prefer") ?? "") ?? [];
  return seconds === undefined ? undefined : Math.min(Number(seconds), WAIT_SECONDS_MAX);
}
