// @ts-check

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { constants } from "node:os";
import path from "node:path";

/** @type {NodeJS.Signals[]} */
const SIGNALS_FORWARDED = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs one command of the repository and answers with its exit code (128 + n when signal n ended it).
 *
 * A Ctrl-C reaches the command up to three times: from the terminal, from npm, from here. The command
 * takes signals that arrive together as one.
 *
 * @param {{ node: string, script: string, args: string[], cwd: string }} command
 * @returns {Promise<number>}
 */
export function runCommand({ node, script, args, cwd }) {
  return new Promise((resolve, reject) => {
    const child = spawn(
      node,
      ["--disable-warning=ExperimentalWarning", script, ...args],
      // The channel between the two closes when this process is killed, however that happens.
      { cwd, stdio: ["inherit", "inherit", "inherit", "ipc"], env: environmentFor(node, cwd) },
    );
    for (const signal of SIGNALS_FORWARDED) process.on(signal, () => child.kill(signal));
    const watch = stopWhenOrphaned(() => child.kill("SIGTERM"));
    child.on("error", reject);
    child.on("exit", (exitCode, signal) => {
      clearInterval(watch);
      resolve(signal === null ? (exitCode ?? 1) : 128 + constants.signals[signal]);
    });
  });
}

/**
 * The chosen Node comes first on PATH, so that whatever the command starts runs on it too. Node keeps what it
 * made of our TypeScript, so that the next process need not load what reads it: 17 MB, measured in decision 28.
 *
 * @param {string} node
 * @param {string} root
 */
function environmentFor(node, root) {
  const folders = [path.dirname(node), process.env["PATH"] ?? ""];
  return {
    NODE_COMPILE_CACHE: path.join(root, "node_modules", ".cache", "node"),
    ...process.env,
    PATH: folders.join(path.delimiter),
  };
}

/**
 * npm, or the shell between npm and us, may be killed without passing the signal on. Started by npm, an
 * orphan stops.
 *
 * @param {() => void} stop
 */
function stopWhenOrphaned(stop) {
  const parents = readParents();
  const startedByNpm = process.env["npm_lifecycle_event"] !== undefined;
  const watch = setInterval(() => {
    if (!startedByNpm || readParents() === parents) return;
    clearInterval(watch);
    stop();
  }, 1000);
  watch.unref();
  return watch;
}

/** Who started us: our parent and, where that is npm's shell, npm behind it. Only Linux tells the latter. */
function readParents() {
  const parent = String(process.ppid);
  try {
    // "pid (name) state ppid …"
    const [, name, next] =
      /^\d+ \((.*)\) \S+ (\d+)/.exec(readFileSync(`/proc/${parent}/stat`, "utf8")) ?? [];
    return ["sh", "dash", "bash"].includes(name ?? "") ? `${parent} ${next}` : parent;
  } catch {
    return parent;
  }
}
