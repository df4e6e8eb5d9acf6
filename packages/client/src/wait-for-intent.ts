import { setTimeout as pause } from "node:timers/promises";
import { QuittanceWaitTimeoutError } from "./errors.ts";
import { isWorthRetrying } from "./retry-policy.ts";
import type { CallOptions } from "./send-request.ts";

/** How long to wait, and how to stop waiting. */
export interface WaitOptions extends CallOptions {
  /** Default two minutes. */
  timeoutMs?: number;
}

const WAIT_SECONDS_MAX = 30;
/** Between two questions, so that a server which does not wait is not asked in a tight loop. */
const PAUSE_MS = 250;

/**
 * Asks again and again, each time for an answer as late as the server allows, until the status
 * has left `scheduled` and `pending`. Failures that may pass do not end the waiting.
 */
export async function waitForIntent<T extends { status: string }>(
  ask: (waitSeconds: number, options: CallOptions) => Promise<T>,
  options: WaitOptions,
): Promise<T> {
  const timeoutMs = options.timeoutMs ?? 120_000;
  const deadline = Date.now() + timeoutMs;
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  let lastNews = "no answer yet";
  for (;;) {
    const waitSeconds = Math.ceil((deadline - Date.now()) / 1_000);
    try {
      const intent = await ask(Math.max(1, Math.min(WAIT_SECONDS_MAX, waitSeconds)), {
        ...options,
        signal,
      });
      if (intent.status !== "scheduled" && intent.status !== "pending") return intent;
      lastNews = `still ${intent.status}`;
    } catch (error) {
      if (!signal.aborted && !isWorthRetrying(error)) throw error;
      if (!signal.aborted) lastNews = String(error);
    }
    await pause(PAUSE_MS, undefined, { signal }).catch(() => undefined);
    options.signal?.throwIfAborted();
    if (timeout.aborted) {
      throw new QuittanceWaitTimeoutError(`Not decided after ${timeoutMs} ms: ${lastNews}.`);
    }
  }
}
