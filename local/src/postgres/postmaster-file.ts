import { readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import path from "node:path";
import { isAlive } from "../processes/is-alive.ts";

/** What PostgreSQL writes about itself into `postmaster.pid` of its folder. */
export type PostmasterFile = {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
};

const LINE_OF_PORT = 3;
const LINE_OF_STATUS = 7;

/** Reads `postmaster.pid`, or null when there is none (or it is not written yet). */
export function readPostmasterFile(folder: string): PostmasterFile | null {
  let lines: string[];
  try {
    lines = readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return null;
  }
  const pid = Number.parseInt(lines[0] ?? "", 10);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  const port = Number.parseInt(lines[LINE_OF_PORT] ?? "", 10);
  return { pid, port, ready: lines[LINE_OF_STATUS]?.trim() === "ready" };
}

/**
 * The pid of the server that runs on this folder now, or null. A file left behind by a server that was
 * killed is removed, so that a stranger who got its pid since does not keep PostgreSQL from starting.
 */
export function findRunningPostmaster(folder: string): number | null {
  const file = readPostmasterFile(folder);
  if (file === null) return null;
  if (isAlive(file.pid) && worksIn(file.pid, folder)) return file.pid;
  rmSync(path.join(folder, "postmaster.pid"), { force: true });
  return null;
}

/** A postmaster's working directory is its data folder. Where that can not be seen, our own process is believed. */
function worksIn(pid: number, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    return maySignal(pid);
  }
}

function maySignal(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
