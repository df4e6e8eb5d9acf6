import { QuittanceWaitTimeoutError } from "../errors.ts";
import { startDeadline } from "./deadline.ts";
import { pause } from "./pause.ts";
import { isWorthRetrying, RETRY_AFTER_MS_MAX, retryDelayMs } from "./retry-policy.ts";
import type { CallOptions, SubmitOptions } from "./send-request.ts";

const TIMEOUT_MS = 120_000;
const WAIT_SECONDS_MAX = 30;
/** Between two questions, so that a server which does not wait is not asked in a tight loop. */
const PAUSE_MS = 250;

/**
 * Asks again and again, each time for an answer as late as the server allows, until the status
 * has left `scheduled` and `pending`. Failures that may pass do not end the waiting: it asks more
 * and more slowly, so that it needs no part of the client's budget for retries.
 *
 * @param ask asks once, without repeating anything by itself
 */
export async function waitUntilDecided<T extends { status: string }>(
  ask: (options: SubmitOptions) => Promise<T>,
  options: CallOptions,
): Promise<T> {
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  const deadline = startDeadline(timeoutMs, options.signal);
  const { signal } = deadline;
  let lastNews = "no answer yet";
  let failures = 0;
  try {
    for (;;) {
      let pauseMs = PAUSE_MS;
      try {
        const waitSeconds = Math.min(WAIT_SECONDS_MAX, Math.ceil(deadline.leftMs() / 1_000));
        const asked = await ask({ ...options, signal, waitSeconds: Math.max(1, waitSeconds) });
        if (asked.status !== "scheduled" && asked.status !== "pending") return asked;
        lastNews = `still ${asked.status}`;
        failures = 0;
      } catch (error) {
        signal.throwIfAborted();
        if (!isWorthRetrying(error)) throw error;
        lastNews = String(error);
        failures += 1;
        pauseMs = retryDelayMs(error, failures, Math.random()) ?? RETRY_AFTER_MS_MAX;
      }
      await pause(pauseMs, signal);
    }
  } catch (error) {
    if (!deadline.isOver()) throw error;
    throw new QuittanceWaitTimeoutError(`Not decided after ${timeoutMs} ms: ${lastNews}.`, {
      cause: error,
    });
  } finally {
    deadline.clear();
  }
}
