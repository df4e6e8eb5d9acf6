// @ts-check

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { Sentence } from "./sentence.mjs";

/** The oldest Node that strips types by itself and that every dependency accepts. */
export const NODE_VERSION_MIN = [22, 19];

/**
 * True when `version` ("v24.1.0" or "24.1.0") can run the TypeScript of this repository.
 *
 * @param {string} version
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  const [majorMin = 0, minorMin = 0] = NODE_VERSION_MIN;
  return major > majorMin || (major === majorMin && minor >= minorMin);
}

/**
 * The path of the Node binary that runs everything: the pinned one from the optional dependency when it
 * is there and works (it needs glibc), else the one that runs now when it is new enough.
 *
 * @param {string} root folder of the repository
 * @param {{ platform: string, arch: string, execPath: string, version: string }} [machine]
 * @returns {string}
 */
export function chooseNode(root, machine = process) {
  const packageName = `node-${machine.platform}-${machine.arch}`;
  const pinned = path.join(root, "node_modules", packageName, "bin", "node");
  if (existsSync(pinned) && spawnSync(pinned, ["--version"]).status === 0) return pinned;
  if (isNewEnough(machine.version)) return machine.execPath;
  throw new Sentence(
    `Quittance needs Node ${NODE_VERSION_MIN.join(".")} or newer on ${machine.platform}-${machine.arch}; this is Node ${machine.version.replace(/^v/, "")}.`,
  );
}
