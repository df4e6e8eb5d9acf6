import type { AfterAttempt } from "@quittance/db";
import { waitBeforeNextAttempt } from "@quittance/domain";
import type { CallResult } from "@quittance/egress/open-egress";
import { parseRetryAfter } from "./parse-retry-after.ts";

/** What an attempt came to, and what becomes of its delivery. */
export interface Verdict {
  /** Why it failed; null when the receiver took the event. */
  readonly error: string | null;
  /** How long the receiver asked to be left alone altogether; 0 when it did not. */
  readonly pauseSeconds: number;
  readonly then: AfterAttempt;
}

/** The receiver says that it will never take anything again. */
const GONE = 410;

/** With these a receiver speaks of itself and not of the event: too many requests, unavailable. */
const PAUSES = [429, 503];

/** When the attempt was judged, and what spreads the waits. */
export interface Moment {
  readonly nowMs: number;
  /** A random number in [0, 1). */
  readonly jitter: number;
}

/**
 * Judges an attempt: only a 2xx is success, 410 ends the delivery, anything else is tried again by
 * the schedule, or later where the receiver asked for it, until there is no attempt left.
 * @param attempt which one it is for the retry schedule, from 1: interrupted ones are not counted
 */
export function judgeAttempt(result: CallResult, attempt: number, moment: Moment): Verdict {
  if (result.failure === "interrupted") {
    // It was this process that hung up, so the receiver loses neither time nor an attempt by it.
    return {
      error: result.failure,
      pauseSeconds: 0,
      then: { status: "pending", waitSeconds: 0 },
    };
  }
  if (result.failure !== null) {
    return { error: result.failure, pauseSeconds: 0, then: tryAgain(attempt, moment) };
  }
  const { status, retryAfter } = result;
  if (status >= 200 && status < 300) {
    return { error: null, pauseSeconds: 0, then: { status: "succeeded" } };
  }
  if (status === GONE) {
    return {
      error: "http_error",
      pauseSeconds: 0,
      then: { status: "failed", failure: "endpoint_gone" },
    };
  }
  const asked = parseRetryAfter(retryAfter, moment.nowMs);
  return {
    error: status >= 300 && status < 400 ? "redirect_not_followed" : "http_error",
    pauseSeconds: PAUSES.includes(status) ? (asked ?? 0) : 0,
    then: tryAgain(attempt, moment, asked),
  };
}

function tryAgain(attempt: number, { jitter }: Moment, retryAfterSeconds?: number): AfterAttempt {
  const waitSeconds = waitBeforeNextAttempt(attempt, jitter, retryAfterSeconds);
  return waitSeconds === undefined
    ? { status: "failed", failure: "attempts_exhausted" }
    : { status: "pending", waitSeconds };
}
