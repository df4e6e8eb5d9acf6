#!/usr/bin/env node
// @ts-check
// What every `npm` script of the root calls: it runs on whatever Node the machine has (20 or newer),
// installs what is missing, and hands over to the pinned Node 24.
// It has no dependencies, because nothing is installed yet when it starts.

import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chooseNode } from "./bootstrap/choose-node.mjs";
import { installDependencies } from "./bootstrap/install-dependencies.mjs";
import { runCommand } from "./bootstrap/run-command.mjs";
import { Sentence } from "./bootstrap/sentence.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** @param {string[]} argv */
async function main(argv) {
  const [command = "start", ...rest] = argv;
  const script = path.join(root, "local", "src", `${command}.ts`);
  if (!/^[a-z]+$/.test(command) || !existsSync(script)) {
    throw new Sentence(`There is no command "${command}".`);
  }
  if (process.platform === "win32") {
    throw new Sentence("Quittance runs on Linux and macOS; on Windows, run it inside WSL.");
  }
  await installDependencies(root, { withDevDependencies: command !== "start" });
  return await runCommand({ node: chooseNode(root), script, args: rest, cwd: root });
}

main(process.argv.slice(2)).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error) => {
    console.error(error instanceof Sentence ? error.message : error);
    process.exitCode = 1;
  },
);
