import { setTimeout as sleep } from "node:timers/promises";
import { Sentence } from "../sentence.ts";

const POLL_MS = 100;
const READY_MS_MAX = 60_000;

/**
 * Waits until the door at `url` answers /readyz with 200. Throws a Sentence after a minute, and stops
 * waiting when the signal aborts.
 */
export async function waitUntilReady(
  name: string,
  url: string,
  signal: AbortSignal,
): Promise<void> {
  const giveUpAt = Date.now() + READY_MS_MAX;
  while (!(await isReady(url))) {
    signal.throwIfAborted();
    if (Date.now() > giveUpAt) {
      throw new Sentence(`${name} is not ready after ${READY_MS_MAX / 1000} s (${url}/readyz).`);
    }
    await sleep(POLL_MS, undefined, { signal });
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}
