import { existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "../processes/is-alive.ts";
import { Sentence, systemErrorCode } from "../sentence.ts";

const FREE_BYTES_MIN = 256 * 1024 * 1024;
const GUARD_MS_MAX = 60_000;
const POLL_MS = 100;

/**
 * Takes the data folder for this process until `release` is called. Throws a Sentence when it can not be
 * written, when the disk is full, and when another start holds it. A run that was killed holds nothing;
 * what its guard is still ending is waited for.
 */
export async function holdDataFolder(
  dataFolder: string,
  guardPid: number,
): Promise<{ release(): void }> {
  makeDataFolder(dataFolder);
  const file = path.join(dataFolder, "start.pid");
  const [pid, guard] = readPids(file);
  if (pid !== undefined && isOurs(pid, "local/src/")) {
    throw new Sentence(
      `Quittance is already running on ${dataFolder} (process ${pid}): stop that one first.`,
    );
  }
  if (guard !== undefined) await waitForEnd(guard);
  try {
    writeFileSync(file, `${process.pid} ${guardPid}\n`, { mode: 0o600 });
  } catch (error) {
    throw notWritable(dataFolder, error);
  }
  return { release: () => rmSync(file, { force: true }) };
}

function makeDataFolder(dataFolder: string): void {
  try {
    mkdirSync(dataFolder, { recursive: true });
    const { bavail, bsize } = statfsSync(dataFolder);
    if (bavail * bsize < FREE_BYTES_MIN) {
      throw new Sentence(
        `The disk of ${dataFolder} is full: ${Math.floor((bavail * bsize) / 1024 / 1024)} MB are free, and 256 MB are needed.`,
      );
    }
  } catch (error) {
    throw error instanceof Sentence ? error : notWritable(dataFolder, error);
  }
}

function notWritable(dataFolder: string, error: unknown): Sentence {
  const code = systemErrorCode(error) ?? String(error);
  return new Sentence(
    code === "ENOSPC"
      ? `The disk of ${dataFolder} is full.`
      : `The data folder ${dataFolder} can not be written (${code}).`,
  );
}

function readPids(file: string): number[] {
  if (!existsSync(file)) return [];
  const numbers = readFileSync(file, "utf8").trim().split(" ").map(Number);
  return numbers.filter((number) => Number.isInteger(number) && number > 0);
}

/** Pids are given again after a while: a process is one of ours when its command line says so. */
function isOurs(pid: number, partOfCommand: string): boolean {
  if (pid === process.pid || !isAlive(pid)) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(partOfCommand);
  } catch {
    return isAlive(pid);
  }
}

async function waitForEnd(guardPid: number): Promise<void> {
  for (let waitedMs = 0; isOurs(guardPid, "guard.ts"); waitedMs += POLL_MS) {
    if (waitedMs === 0) console.log("Waiting for what the last run left behind to end …");
    if (waitedMs > GUARD_MS_MAX) return;
    await sleep(POLL_MS);
  }
}
