import { readFileSync } from "node:fs";
import type { Postgres } from "../postgres/start-postgres.ts";
import { keepRunning, type Life } from "../processes/keep-running.ts";
import { describeFailure } from "../sentence.ts";

const LAST_LINES = 15;

/** Starts the embedded server again when it ends without being told to. Stopping it is its owner's task. */
export function keepPostgresRunning(
  postgres: Postgres,
  logFile: string,
  report: (line: string) => void,
): Life {
  return keepRunning({
    name: "PostgreSQL",
    report,
    lastWords: () =>
      readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-LAST_LINES).join("\n"),
    runOnce: async (signal) => {
      try {
        await postgres.start();
      } catch (error) {
        return describeFailure(error);
      }
      await Promise.race([postgres.ended(), aborted(signal)]);
      return "it was stopped or killed";
    },
  });
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
