import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Guard } from "../processes/open-guard.ts";
import { Sentence, systemErrorCode } from "../sentence.ts";
import type { OsUser } from "./choose-owner.ts";
import { explainFailure } from "./explain-failure.ts";
import type { PostgresBinaries } from "./find-binaries.ts";
import { readPostmasterFile } from "./postmaster-file.ts";
import { type PostgresSettings, settingsToArguments } from "./settings.ts";

/** How to end a server: orderly, as in a crash of the server, or with kill -9. */
export type StopMode = "fast" | "immediate" | "kill";

/** One run of a server's main process. */
export type Postmaster = {
  readonly pid: number;
  readonly ended: Promise<void>;
  isRunning(): boolean;
  stop(mode: StopMode): Promise<void>;
};

type LaunchOptions = {
  readonly binaries: PostgresBinaries;
  readonly folder: string;
  readonly owner: OsUser | null;
  readonly port: number;
  readonly settings: PostgresSettings;
  readonly logFile: string;
  readonly guard: Guard;
};

const SIGNAL_OF: Readonly<Record<StopMode, NodeJS.Signals>> = {
  fast: "SIGINT",
  immediate: "SIGQUIT",
  kill: "SIGKILL",
};
const POLL_MS = 20;
// Crash recovery replays what was written since the last checkpoint, which takes a while after a load.
const START_MS_MAX = 300_000;
// Backends of a killed postmaster hold its shared memory until each of them has noticed its death.
const ORPHANS_MS_MAX = 20_000;

/** Starts the server on a cluster and waits until it takes connections. Throws a Sentence when it ends instead. */
export async function launchPostmaster(options: LaunchOptions): Promise<Postmaster> {
  const giveUpAt = Date.now() + ORPHANS_MS_MAX;
  for (;;) {
    const logOffset = statSync(options.logFile, { throwIfNoEntry: false })?.size ?? 0;
    const { child, ended } = spawnPostgres(options);
    if (await becomesReady(child, options.folder)) return toPostmaster(child, ended);
    await ended;
    const output = readFileSync(options.logFile).subarray(logOffset).toString("utf8");
    const orphansLeft = /pre-existing shared memory block|is still in use/.test(output);
    if (!orphansLeft || Date.now() > giveUpAt) {
      throw explainFailure("PostgreSQL did not start", output, options.folder);
    }
    await sleep(200);
  }
}

function spawnPostgres(options: LaunchOptions): { child: ChildProcess; ended: Promise<void> } {
  const { binaries, folder, owner, port, settings, guard } = options;
  const log = openLog(options.logFile);
  const child = spawn(
    path.join(binaries.binFolder, "postgres"),
    ["-D", folder, ...settingsToArguments({ ...settings, port: String(port) })],
    {
      cwd: path.dirname(folder),
      env: { PATH: process.env["PATH"] ?? "", LC_ALL: "C", TZ: "UTC" },
      stdio: ["ignore", log, log],
      // A process group of its own: the terminal's Ctrl-C must not stop it before its clients have ended.
      detached: true,
      ...(owner === null ? {} : { uid: owner.uid, gid: owner.gid }),
    },
  );
  closeSync(log);
  const ended = new Promise<void>((resolve) => {
    child.once("error", () => resolve());
    child.once("exit", () => resolve());
  });
  const { pid } = child;
  if (pid !== undefined) {
    guard.watch(pid, "SIGINT");
    void ended.then(() => guard.forget(pid));
  }
  return { child, ended };
}

function openLog(file: string): number {
  try {
    return openSync(file, "a", 0o600);
  } catch (error) {
    throw new Sentence(
      `The log ${file} can not be written (${systemErrorCode(error) ?? "no reason given"}).`,
    );
  }
}

/** True when the server takes connections, false when it has ended. */
async function becomesReady(child: ChildProcess, folder: string): Promise<boolean> {
  const giveUpAt = Date.now() + START_MS_MAX;
  while (child.pid !== undefined && isRunning(child)) {
    const file = readPostmasterFile(folder);
    if (file?.pid === child.pid && file.ready) return true;
    if (Date.now() > giveUpAt) child.kill("SIGQUIT");
    await sleep(POLL_MS);
  }
  return false;
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

function toPostmaster(child: ChildProcess, ended: Promise<void>): Postmaster {
  return {
    pid: child.pid ?? 0,
    ended,
    isRunning: () => isRunning(child),
    stop: async (mode) => {
      if (isRunning(child)) child.kill(SIGNAL_OF[mode]);
      await ended;
    },
  };
}
