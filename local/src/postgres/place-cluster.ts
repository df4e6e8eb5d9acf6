import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import path from "node:path";
import { Sentence, systemErrorCode } from "../sentence.ts";
import type { OsUser } from "./choose-owner.ts";
import { type PostgresBinaries, readBinaries } from "./find-binaries.ts";
import { findClosedFolder, findObstacle } from "./find-obstacle.ts";

/** Where root keeps what an unprivileged user must reach when the repository's own folder is closed to it. */
const SYSTEM_FOLDER = "/var/lib/quittance";

/**
 * Makes the data folder if it is not there, and answers with its real path. When `owner` can not get
 * into the folder above, the data live under /var/lib/quittance and the data folder is a link to it;
 * nobody else's folder is changed.
 */
export function placeDataFolder(dataFolder: string, owner: OsUser | null): string {
  try {
    return placeOrThrow(dataFolder, owner);
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    const reason = code === "ENOSPC" ? "the disk is full" : code;
    throw new Sentence(`The data folder ${dataFolder} can not be written (${reason}).`);
  }
}

function placeOrThrow(dataFolder: string, owner: OsUser | null): string {
  if (existsSync(dataFolder)) {
    const folder = realpathSync(dataFolder);
    const obstacle = owner === null ? null : findObstacle(folder, owner);
    if (obstacle === null) return folder;
    throw new Sentence(
      `PostgreSQL runs as ${owner?.name ?? "another user"} here and can not get to its data in ${folder}, because ${obstacle} is closed to it: start it as the user who made that folder.`,
    );
  }
  if (lstatSync(dataFolder, { throwIfNoEntry: false }) !== undefined) {
    throw new Sentence(
      `The data folder ${dataFolder} is a link to a folder that is gone: remove the link to start with an empty database.`,
    );
  }
  makeFolder(path.dirname(dataFolder), 0o755);
  if (owner === null) {
    mkdirSync(dataFolder, { mode: 0o700 });
    return realpathSync(dataFolder);
  }
  if (findClosedFolder(path.dirname(dataFolder), owner) === null)
    return makeOwned(dataFolder, owner);
  makeFolder(SYSTEM_FOLDER, 0o755);
  const elsewhere = makeOwned(path.join(SYSTEM_FOLDER, randomBytes(6).toString("hex")), owner);
  symlinkSync(elsewhere, dataFolder);
  return elsewhere;
}

/** Removes a throw-away data folder, wherever `placeDataFolder` has put it. */
export function removeDataFolder(dataFolder: string): void {
  if (existsSync(dataFolder)) rmSync(realpathSync(dataFolder), { recursive: true, force: true });
  rmSync(dataFolder, { recursive: true, force: true });
}

/** The binaries themselves when `owner` can run them, else a copy that it can. */
export function placeBinaries(binaries: PostgresBinaries, owner: OsUser | null): PostgresBinaries {
  const source = path.dirname(binaries.binFolder);
  const share = path.join(source, "share");
  const needed = [path.join(binaries.binFolder, "postgres"), ...(existsSync(share) ? [share] : [])];
  if (owner === null || needed.every((file) => findObstacle(file, owner) === null)) return binaries;

  makeFolder(SYSTEM_FOLDER, 0o755);
  const copy = path.join(SYSTEM_FOLDER, `binaries-${binaries.version}`);
  if (!existsSync(copy)) {
    // Copied beside and renamed, so that an interrupted copy is never taken for a whole one.
    const unfinished = `${copy}.${randomBytes(6).toString("hex")}`;
    cpSync(source, unfinished, { recursive: true, verbatimSymlinks: true });
    openToAll(unfinished);
    if (existsSync(copy)) return readBinaries(path.join(copy, "bin"));
    renameSync(unfinished, copy);
  }
  return readBinaries(path.join(copy, "bin"));
}

function makeOwned(folder: string, owner: OsUser): string {
  mkdirSync(folder, { mode: 0o700 });
  chownSync(folder, owner.uid, owner.gid);
  return realpathSync(folder);
}

/** Makes a folder with exactly this mode, whatever the umask; one that exists stays as it is. */
function makeFolder(folder: string, mode: number): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, mode);
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) openToAll(file);
    else if (entry.isFile()) chmodSync(file, 0o755);
  }
}
