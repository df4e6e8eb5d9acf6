import { readFileSync } from "node:fs";
import { systemErrorCode } from "../sentence.ts";

/**
 * True when a process with this pid runs, also when it belongs to somebody else. One that has ended and
 * only waits for its parent to notice does not count: in a container perhaps nobody ever does.
 */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (systemErrorCode(error) !== "EPERM") return false;
  }
  return !isZombie(pid);
}

function isZombie(pid: number): boolean {
  try {
    // The state follows the command's name, which is in parentheses and may hold any character.
    return /\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
