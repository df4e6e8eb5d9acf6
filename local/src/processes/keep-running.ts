import { setTimeout as sleep } from "node:timers/promises";
import { WRONG_CONFIGURATION_EXIT_CODE } from "@quittance/process";
import { Sentence } from "../sentence.ts";

/** A long-running part: works until the signal aborts, ends what it started, returns. */
export type Life = { readonly name: string; run(signal: AbortSignal): Promise<void> };

const FAILURES_MAX = 5;
const FAILURES_WITHIN_MS = 30_000;
const DELAY_MS_MIN = 200;
const DELAY_MS_MAX = 5_000;

type KeepRunningOptions = {
  readonly name: string;
  /** One run; resolves when it has ended, with how it ended ("exit code 1", …). */
  readonly runOnce: (signal: AbortSignal) => Promise<string>;
  /** Called before each new run, with one line for the reader. */
  readonly report: (line: string) => void;
  /** What to show when it is given up: the last lines of its log. */
  readonly lastWords: () => string;
  readonly sleepMs?: (ms: number, signal: AbortSignal) => Promise<unknown>;
  readonly now?: () => number;
};

/**
 * Runs a process again whenever it ends, after a growing delay: a watchdog that ends a stuck worker is
 * part of normal life. Five ends of its own within 30 seconds are not, nor is one that says that its
 * settings are wrong; then a Sentence is thrown. One that somebody else killed did nothing wrong, and
 * is started again however often that happens.
 */
export function keepRunning(options: KeepRunningOptions): Life {
  const { name, runOnce, report, lastWords, now = Date.now, sleepMs = sleepUntilAborted } = options;
  const run = async (signal: AbortSignal): Promise<void> => {
    let endings: number[] = [];
    let delayMs = DELAY_MS_MIN;
    while (!signal.aborted) {
      const startedAt = now();
      const ending = await runOnce(signal);
      if (signal.aborted) return;
      if (ending === WRONGLY_SET) {
        throw new Sentence(`${name} can not run as it is set:\n${lastWords()}`);
      }
      if (now() - startedAt > FAILURES_WITHIN_MS) delayMs = DELAY_MS_MIN;
      if (!wasKilled(ending)) endings.push(now());
      endings = endings.filter((at) => now() - at < FAILURES_WITHIN_MS);
      if (endings.length >= FAILURES_MAX) {
        throw new Sentence(
          `${name} ended ${FAILURES_MAX} times within ${FAILURES_WITHIN_MS / 1000} s (${ending}); its last words were:\n${lastWords()}`,
        );
      }
      report(`${name} ended (${ending}); starting it again in ${delayMs / 1000} s.`);
      await sleepMs(delayMs, signal);
      delayMs = Math.min(delayMs * 2, DELAY_MS_MAX);
    }
  };
  return { name, run };
}

const WRONGLY_SET = `exit code ${WRONG_CONFIGURATION_EXIT_CODE}`;

/** A process that a signal ended is described by the name of the signal. */
const wasKilled = (ending: string): boolean => /^SIG[A-Z]+$/.test(ending);

function sleepUntilAborted(ms: number, signal: AbortSignal): Promise<unknown> {
  return sleep(ms, undefined, { signal }).catch(() => undefined);
}
