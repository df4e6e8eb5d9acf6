import { setTimeout as delay } from "node:timers/promises";

/** Waits `ms` milliseconds, or until the signal aborts, whichever is first. Never rejects. */
export async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await delay(ms, undefined, signal === undefined ? {} : { signal });
  } catch {
    // Only an abort ends the wait early, and the caller looks at its signal anyway.
  }
}
