import path from "node:path";
import { NODE, runScript } from "../processes/run-script.ts";
import { countResults, type TestCounts } from "./count-results.ts";
import type { TestServers } from "./test-servers.ts";

type VitestOptions = {
  readonly root: string;
  readonly servers: TestServers;
  readonly projects: readonly string[];
  /** Filters and flags for vitest. */
  readonly args: readonly string[];
  /** Ends the run. */
  readonly signal: AbortSignal;
};

const VITEST = "node_modules/vitest/vitest.mjs";

/** Runs projects of vitest.config.ts; progress goes to the terminal. */
export async function runVitest(
  options: VitestOptions,
): Promise<{ readonly counts: TestCounts; readonly exitCode: number }> {
  const { root, servers, projects, args, signal } = options;
  const reportFile = path.join(servers.folder, "results.json");
  const { exitCode } = await runScript(
    [
      ...NODE,
      VITEST,
      "run",
      "--passWithNoTests",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${reportFile}`,
      ...projects.map((name) => `--project=${name}`),
      ...args,
    ],
    { root, environment: { ...process.env, ...servers.environment }, output: "show", signal },
  );
  return { counts: countResults(reportFile), exitCode };
}

/** How many tests a project has, without running any of them. */
export async function countTests(options: VitestOptions): Promise<number> {
  // Loading the files counts every row of a table; where they can not be loaded, they are only parsed.
  return (await listTests(options, "--no-staticParse")) ?? (await listTests(options)) ?? 0;
}

async function listTests(
  { root, servers, projects, args, signal }: VitestOptions,
  ...flags: readonly string[]
): Promise<number | null> {
  const { exitCode, stdout } = await runScript(
    [
      ...NODE,
      VITEST,
      "list",
      "--passWithNoTests",
      ...flags,
      ...projects.map((name) => `--project=${name}`),
      ...args.filter((arg) => !arg.startsWith("-")),
    ],
    { root, environment: { ...process.env, ...servers.environment }, output: "keep", signal },
  );
  return exitCode === 0 ? stdout.split("\n").filter((line) => line.includes(" > ")).length : null;
}
