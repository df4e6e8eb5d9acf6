// @ts-check

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { cachesOutsideHome, cleanEnvironment } from "./install-environment.mjs";
import { Sentence } from "./sentence.mjs";

const PNPM = "pnpm@12.21.0";

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
  const caches = cachesOutsideHome(root);
  const args = ["install", "--frozen-lockfile", ...caches.args];
  if (depth === "production") args.push("--prod");
  const outcome = await runNpx(root, ["--yes", PNPM, ...args], {
    ...cleanEnvironment(process.env),
    ...caches.environment,
    // Without a terminal pnpm refuses to replace a node_modules folder that it does not know, unless CI is set.
    CI: "true",
  });
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

/**
 * @param {string} root
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<{ exitCode: number, output: string }>}
 */
function runNpx(root, args, env) {
  // The npx that belongs to the npm that runs us, when npm does; else the one on PATH.
  const beside = path.join(path.dirname(process.env["npm_execpath"] ?? ""), "npx-cli.js");
  const [file, leading] = existsSync(beside) ? [process.execPath, [beside]] : ["npx", []];
  return new Promise((resolve, reject) => {
    const child = spawn(file, [...leading, ...args], {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    child.on("error", (error) => {
      const missing = "code" in error && error.code === "ENOENT";
      reject(missing ? new Sentence("Quittance needs npm (and npx) on PATH.") : error);
    });
    child.on("close", (exitCode) => resolve({ exitCode: exitCode ?? 1, output }));
  });
}
