import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { keepRunning, type Life } from "./keep-running.ts";
import type { LogFile } from "./log-file.ts";
import { NODE_ARGUMENTS } from "./node-arguments.ts";
import type { Guard } from "./open-guard.ts";

const PATIENCE_MS = 15_000;
const LAST_LINES = 15;

type ServiceOptions = {
  readonly name: string;
  /** The folder to run in and the script in it. */
  readonly root: string;
  readonly script: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly log: LogFile;
  readonly guard: Guard;
  readonly report: (line: string) => void;
};

/**
 * One of our services as a child process that is kept running. When the signal aborts it gets SIGTERM,
 * and SIGKILL after 15 seconds.
 */
export function runService(options: ServiceOptions): Life {
  const { name, log, report } = options;
  return keepRunning({
    name,
    report,
    lastWords: () => log.tail(LAST_LINES),
    runOnce: async (signal) => {
      const child = spawnService(options);
      const ending = endingOf(child);
      const onAbort = (): void => {
        void stopChild(child, ending);
      };
      signal.addEventListener("abort", onAbort, { once: true });
      if (signal.aborted) onAbort();
      try {
        return await ending;
      } finally {
        signal.removeEventListener("abort", onAbort);
      }
    },
  });
}

function spawnService({ root, script, environment, log, guard }: ServiceOptions): ChildProcess {
  const child = spawn(process.execPath, [...NODE_ARGUMENTS, script], {
    cwd: root,
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
    // A process group of its own: Ctrl-C is passed on by us, in the right order.
    detached: true,
  });
  child.stdout?.on("data", log.write);
  child.stderr?.on("data", log.write);
  const { pid } = child;
  if (pid !== undefined) {
    guard.watch(pid, "SIGTERM");
    child.once("exit", () => guard.forget(pid));
  }
  return child;
}

/** How a child ended, in words, once all that it printed has arrived. */
function endingOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (exitCode, signal) => {
      resolve(signal === null ? `exit code ${exitCode}` : signal);
    });
  });
}

async function stopChild(child: ChildProcess, ending: Promise<string>): Promise<void> {
  child.kill("SIGTERM");
  const patience = new AbortController();
  const late = sleep(PATIENCE_MS, "late" as const, { signal: patience.signal }).catch(
    () => "ended",
  );
  const first = await Promise.race([ending.then(() => "ended" as const), late]);
  patience.abort();
  if (first === "late") child.kill("SIGKILL");
}
