import { isCi, type LocalConfig } from "../config.ts";
import type { Guard } from "../processes/open-guard.ts";
import type { TestCounts } from "./count-results.ts";
import { planProjects } from "./projects.ts";
import { countTests, runVitest } from "./run-vitest.ts";
import { startTestServers } from "./test-servers.ts";

type TestOptions = {
  readonly root: string;
  readonly config: LocalConfig;
  readonly guard: Guard;
  readonly args: readonly string[];
  /** Ends the run; the servers are stopped all the same. */
  readonly signal: AbortSignal;
};

/** What came of a test run. */
export type TestRun = { readonly counts: TestCounts; readonly succeeded: boolean };

/**
 * Runs all tests on servers of their own. Tests whose server can not be had are named and counted as
 * skipped, which a CI does not accept.
 */
export async function runTests({
  root,
  config,
  guard,
  args,
  signal,
}: TestOptions): Promise<TestRun> {
  const report = (line: string): void => console.log(line);
  const servers = await startTestServers({ root, config, guard, report });
  try {
    const { runnable, missing } = planProjects(servers.found);
    const { counts, exitCode } = await runVitest({
      root,
      servers,
      projects: runnable,
      args,
      signal,
    });
    let skipped = counts.skipped;
    for (const { name, reason } of missing) {
      const left = await countTests({ root, servers, projects: [name], args, signal });
      report(`Skipped: ${name} (${left} tests), because ${reason}.`);
      skipped += left;
    }
    const refused = missing.length > 0 && isCi(config);
    if (refused) report("CI is set, and there a test that can not run counts as a failure.");
    const failed = exitCode !== 0 && counts.failed === 0 ? 1 : counts.failed;
    return {
      counts: { passed: counts.passed, failed, skipped },
      succeeded: exitCode === 0 && failed === 0 && !refused,
    };
  } finally {
    await servers.stop();
  }
}
