import { execFile, spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { afterAll, beforeAll, expect, test } from "vitest";
import { repositoryRoot } from "../../harness/tools-on-path.ts";
import { findRuntimes, type Runtime } from "./find-runtimes.ts";
import { type PackedClient, packClient } from "./pack-client.ts";
import { startScriptedServer } from "./scripted-server.ts";

const runtimes = findRuntimes();
let packed: PackedClient;
let server: Awaited<ReturnType<typeof startScriptedServer>>;

beforeAll(async () => {
  packed = packClient();
  server = await startScriptedServer();
});
afterAll(() => {
  server.close();
  rmSync(path.dirname(packed.project), { recursive: true, force: true });
});

test("publint finds nothing to say about the packed SDK", async () => {
  const { messages } = await publint({ pack: { tarball: packed.tarball.buffer }, strict: true });
  expect(messages).toEqual([]);
});

test("the types of every entry point are right for whoever imports ES modules", async () => {
  const analysis = await checkPackage(createPackageFromTarballData(packed.tarball));
  if (analysis.types === false) throw new Error("there are no types");
  expect(Object.keys(analysis.entrypoints).sort()).toEqual([
    ".",
    "./express",
    "./fastify",
    "./hono",
    "./package.json",
  ]);
  const ofModules = analysis.problems.filter(
    (problem) =>
      !("resolutionKind" in problem) ||
      problem.resolutionKind === "node16-esm" ||
      problem.resolutionKind === "bundler",
  );
  expect(ofModules).toEqual([]);
});

test("the packed types are enough by themselves, without those of Node", () => {
  const compiler = path.join(repositoryRoot, "node_modules/@typescript/native/bin/tsc");
  const options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2023"];
  const { status, stdout } = spawnSync(
    process.execPath,
    [compiler, ...options, "--lib", "es2023,dom", "--types", "", "user-types.ts"],
    { cwd: packed.project, encoding: "utf8" },
  );
  expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
});

/** How each runtime runs a file. Deno gets the network and nothing else, not even the environment. */
const RUN: Readonly<Record<string, readonly string[]>> = {
  node: ["--throw-deprecation"],
  deno: ["run", "--quiet", "--no-prompt", "--allow-net"],
  bun: ["run"],
};

const runFile = promisify(execFile);

test.each(runtimes)(
  "the packed SDK works on $version, and lets the program end",
  async (runtime) => {
    const args = [...(RUN[runtime.name] ?? []), "smoke.mjs", server.url];
    const ended = await runFile(runtime.program, args, { cwd: packed.project, timeout: 25_000 });
    expect(ended).toEqual({ stdout: "all is so\n", stderr: "" });
    const keys = server.takeKeys();
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  },
);

test.each(runtimes.filter(({ name }) => name === "node"))(
  "the command line of the packed SDK says on $version how it is used",
  ({ program }: Runtime) => {
    const main = path.join(packed.installed, "cli/main.js");
    const { status, stderr } = spawnSync(program, [main], { encoding: "utf8" });
    expect(status).toBe(2);
    expect(stderr).toContain("Usage: quittance listen --forward-to");
  },
);
