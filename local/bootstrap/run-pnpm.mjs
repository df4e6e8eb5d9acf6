// @ts-check

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { cachesOutsideHome, cleanEnvironment } from "./install-environment.mjs";
import { Sentence } from "./sentence.mjs";

/** The pnpm that wrote the lockfile; the Dockerfile names the same one. */
export const PNPM = "pnpm@12.21.0";

/**
 * Runs the pinned pnpm in the root of the repository, to its end, and collects what it prints.
 *
 * @param {string} root folder of the repository
 * @param {readonly string[]} args
 * @returns {Promise<{ exitCode: number, output: string }>}
 */
export function runPnpm(root, args) {
  // The npx that belongs to the npm that runs us, when npm does; else the one on PATH.
  const beside = path.join(path.dirname(process.env["npm_execpath"] ?? ""), "npx-cli.js");
  const [file, leading] = existsSync(beside) ? [process.execPath, [beside]] : ["npx", []];
  const caches = cachesOutsideHome(root);
  return new Promise((resolve, reject) => {
    const child = spawn(file, [...leading, "--yes", PNPM, ...args, ...caches.args], {
      cwd: root,
      env: {
        ...cleanEnvironment(process.env),
        ...caches.environment,
        // Without a terminal pnpm refuses to replace a node_modules folder that it does not know, unless CI is set.
        CI: "true",
      },
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
