import type { Log } from "./log.ts";
import { sleep } from "./sleep.ts";

/** A long-running part of a process. */
export interface Role {
  readonly name: string;
  /** Works until the signal aborts, then finishes what it has begun and returns. */
  run(signal: AbortSignal): Promise<void>;
}

export interface Supervisor {
  /** Starts every role. Does nothing when called again, or after `stop`. */
  start(): void;
  /** Aborts every role and waits until all have returned. May be called twice, and before `start`. */
  stop(): Promise<void>;
}

export interface SuperviseOptions {
  readonly log: Log;
  /** The delay before a failed role runs again; doubles with each failure in a row. 1 s by default. */
  readonly restartDelayMsMin?: number;
  /** The longest such delay. A role that ran longer than this starts over. 30 s by default. */
  readonly restartDelayMsMax?: number;
}

/** Keeps roles running: one that throws is logged and run again, and takes no other down with it. */
export function superviseRoles(roles: readonly Role[], options: SuperviseOptions): Supervisor {
  const abort = new AbortController();
  let running: Promise<unknown> | undefined;
  return {
    start() {
      if (abort.signal.aborted) return;
      running ??= Promise.all(roles.map((role) => keepRunning(role, options, abort.signal)));
    },
    async stop() {
      abort.abort();
      await running;
    },
  };
}

async function keepRunning(
  role: Role,
  options: SuperviseOptions,
  signal: AbortSignal,
): Promise<void> {
  const { log, restartDelayMsMin = 1_000, restartDelayMsMax = 30_000 } = options;
  let delayMs = restartDelayMsMin;
  while (!signal.aborted) {
    const startedAt = performance.now();
    try {
      await role.run(signal);
      if (!signal.aborted) log.info({ role: role.name }, "role is done");
      return;
    } catch (error) {
      if (signal.aborted) {
        log.warn({ err: error, role: role.name }, "role failed while it was stopping");
        return;
      }
      if (performance.now() - startedAt > restartDelayMsMax) delayMs = restartDelayMsMin;
      log.error({ err: error, role: role.name, delay_ms: delayMs }, "role failed; runs again");
    }
    await sleep(delayMs, signal);
    delayMs = Math.min(delayMs * 2, restartDelayMsMax);
  }
}

/**
 * A role that does `task` at once and then again `ms` milliseconds after it has finished, so that
 * two runs never overlap. A task that throws fails the role, and its supervisor runs it again.
 */
export function every(
  ms: number,
  name: string,
  task: (signal: AbortSignal) => Promise<void>,
): Role {
  return {
    name,
    async run(signal) {
      while (!signal.aborted) {
        await task(signal);
        await sleep(ms, signal);
      }
    },
  };
}
