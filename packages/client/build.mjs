// @ts-check
// `npm run build [folder]`: writes the package as it is published (default `dist`): compiled code with types,
// README, examples, and a package.json that leads to the code. `npm pack ./dist` makes the tarball.

import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const here = import.meta.dirname;
const target = path.resolve(process.argv[2] ?? path.join(here, "dist"));

/** @param {string[]} args */
function compile(...args) {
  const compiler = path.join(here, "../../node_modules/@typescript/native/bin/tsc");
  execFileSync(process.execPath, [compiler, ...args], { cwd: here, stdio: "inherit" });
}

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
// First against what every runtime has, so that nothing of Node slips in outside of the command line.
compile("-p", "tsconfig.portable.json");
compile("-p", "tsconfig.build.json", "--outDir", target);
chmodSync(path.join(target, "cli/main.js"), 0o755);
for (const name of ["README.md", "examples"]) {
  cpSync(path.join(here, name), path.join(target, name), { recursive: true });
}

const {
  publishConfig,
  private: _,
  scripts: __,
  devDependencies: ___,
  ...manifest
} = JSON.parse(readFileSync(path.join(here, "package.json"), "utf8"));
writeFileSync(
  path.join(target, "package.json"),
  `${JSON.stringify({ ...manifest, ...publishConfig }, null, 2)}\n`,
);
