/**
 * When a failed delivery is tried again: the waits of Standard Webhooks 1.0, ten attempts within
 * a little over three days. Attempt 1 is made at once; `WAITS_SECONDS[0]` passes before attempt 2.
 */
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const WAITS_SECONDS = [
  5,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;

export const ATTEMPTS_MAX = WAITS_SECONDS.length + 1;

/** No receiver may ask for a longer pause than the schedule's longest. */
const RETRY_AFTER_SECONDS_MAX = 24 * HOUR;

/**
 * Seconds until the next attempt, or undefined when there is none left.
 * @param attempt how many attempts were made, counted from 1
 * @param jitter a random number in [0, 1): spreads the wait over ±20 %, so that receivers that come back do not get everything at once
 * @param retryAfterSeconds what the receiver asked for; it can only make the wait longer
 */
export function waitBeforeNextAttempt(
  attempt: number,
  jitter: number,
  retryAfterSeconds = 0,
): number | undefined {
  const wait = WAITS_SECONDS[attempt - 1];
  if (wait === undefined) return undefined;
  const spread = wait * (0.8 + 0.4 * jitter);
  const asked =
    retryAfterSeconds > RETRY_AFTER_SECONDS_MAX ? RETRY_AFTER_SECONDS_MAX : retryAfterSeconds;
  return asked > spread ? asked : spread;
}
