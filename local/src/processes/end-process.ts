import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "./is-alive.ts";

const PATIENCE_MS = 15_000;
const POLL_MS = 50;

/** Ends a process that is not our child, with SIGKILL when `signal` has not done it within 15 seconds. */
export async function endProcess(pid: number, signal: NodeJS.Signals): Promise<void> {
  sendSignal(pid, signal);
  for (let waitedMs = 0; isAlive(pid); waitedMs += POLL_MS) {
    if (waitedMs >= PATIENCE_MS) return sendSignal(pid, "SIGKILL");
    await sleep(POLL_MS);
  }
}

/** Sends a signal to a process that may have ended in the meantime. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended.
  }
}
