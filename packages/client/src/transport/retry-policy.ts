import { QuittanceConnectionError, QuittanceError } from "../errors.ts";

const BACKOFF_MS_FIRST = 250;
const BACKOFF_MS_MAX = 8_000;
/** A server that asks for more patience than this gets its refusal handed to the caller. */
export const RETRY_AFTER_MS_MAX = 60_000;

/**
 * How long to pause before the next try, or null when there must be none.
 *
 * Full jitter: the pause is drawn from zero to a ceiling that doubles, so that clients which
 * failed together do not come back together. `Retry-After` is a floor under it, never a wish.
 *
 * @param tryNumber the try that failed, counted from 1
 * @param random from 0 (inclusive) to 1 (exclusive)
 */
export function retryDelayMs(error: unknown, tryNumber: number, random: number): number | null {
  if (!isWorthRetrying(error)) return null;
  const ceilingMs = Math.min(BACKOFF_MS_MAX, BACKOFF_MS_FIRST * 2 ** (tryNumber - 1));
  const jitterMs = random * ceilingMs;
  const retryAfterMs = error instanceof QuittanceError ? error.retryAfterMs : null;
  if (retryAfterMs === null) return jitterMs;
  return retryAfterMs > RETRY_AFTER_MS_MAX ? null : retryAfterMs + jitterMs;
}

/** True for failures that another try of the very same request may cure. */
export function isWorthRetrying(error: unknown): boolean {
  if (error instanceof QuittanceConnectionError) return true;
  if (!(error instanceof QuittanceError)) return false;
  if (error.status === 409) return error.code === "idempotency_in_progress";
  return error.status === 408 || error.status === 429 || error.status >= 500;
}

/** Reads `Retry-After`: seconds or an HTTP date. Null when absent or unreadable. */
export function parseRetryAfterMs(header: string | null, now: Date): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header)) return Number(header) * 1_000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
