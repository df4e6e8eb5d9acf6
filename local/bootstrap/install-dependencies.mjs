// @ts-check

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PNPM, runPnpm } from "./run-pnpm.mjs";
import { Sentence } from "./sentence.mjs";

/**
 * Installs the dependencies when the lockfile has changed since the last time; silent unless it fails.
 * Development dependencies that are there already stay, also when they were not asked for.
 *
 * @param {string} root folder of the repository
 * @param {{ withDevDependencies: boolean }} options
 */
export async function installDependencies(root, options) {
  const marker = path.join(root, "node_modules", ".quittance-installed");
  const installed = existsSync(marker) ? readFileSync(marker, "utf8").trim() : "";
  const [installedLock, installedDepth] = installed.split(" ");
  const lock = fingerprint(root);
  const hasDevDependencies =
    installedDepth === "all" || existsSync(path.join(root, "node_modules", "vitest"));
  const depth = options.withDevDependencies || hasDevDependencies ? "all" : "production";
  if (installedLock === lock && (installedDepth === "all" || installedDepth === depth)) return;

  console.log(existsSync(marker) ? "Updating dependencies …" : "Installing dependencies …");
  const args = ["install", "--frozen-lockfile"];
  if (depth === "production") args.push("--prod");
  const outcome = await runPnpm(root, args);
  if (outcome.exitCode !== 0) {
    console.error(outcome.output.trimEnd());
    throw new Sentence("Installing the dependencies failed; the lines above say why.");
  }
  mkdirSync(path.dirname(marker), { recursive: true });
  writeFileSync(marker, `${lock} ${depth}\n`);
}

/**
 * What an installation depends on: the lockfile, the settings of the workspace, and the machine.
 *
 * @param {string} root
 */
function fingerprint(root) {
  const hash = createHash("sha256").update(`${PNPM} ${process.platform} ${process.arch}\n`);
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml"]) {
    hash.update(readFileSync(path.join(root, file)));
  }
  return hash.digest("hex");
}
