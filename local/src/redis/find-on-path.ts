import { accessSync, constants } from "node:fs";
import path from "node:path";

/** The `redis-server` (or `valkey-server`) on PATH, or null. */
export function findRedisBinary(): string | null {
  return findOnPath("redis-server") ?? findOnPath("valkey-server");
}

/** The full path of a program on PATH, or null. */
export function findOnPath(
  program: string,
  searchPath: string = process.env["PATH"] ?? "",
): string | null {
  // The folders of system administration are not on every user's PATH.
  const folders = [...searchPath.split(path.delimiter), "/usr/sbin", "/usr/local/sbin"];
  const files = folders
    .filter((folder) => folder !== "")
    .map((folder) => path.join(folder, program));
  return files.find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
