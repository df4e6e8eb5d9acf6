// `npm test`: all tests, on servers that live as long as the run.
import path from "node:path";
import { readConfig } from "./config.ts";
import { listenForStop } from "./processes/listen-for-stop.ts";
import { openGuard } from "./processes/open-guard.ts";
import { describeFailure, runMain } from "./sentence.ts";
import { summaryLine } from "./testing/count-results.ts";
import { runTests, type TestRun } from "./testing/run-tests.ts";

const root = path.resolve(import.meta.dirname, "../..");

runMain(async () => {
  const { counts, succeeded } = await runOrExplain();
  // The last line, whatever happens: whoever reads only that must not miss a failure.
  console.log(summaryLine(counts));
  return succeeded ? 0 : 1;
});

async function runOrExplain(): Promise<TestRun> {
  const guard = openGuard();
  const signal = listenForStop(() => process.exit(130));
  try {
    return await runTests({
      root,
      config: readConfig(),
      guard,
      args: process.argv.slice(2),
      signal,
    });
  } catch (error) {
    console.error(describeFailure(error));
    return { counts: { passed: 0, failed: 1, skipped: 0 }, succeeded: false };
  } finally {
    await guard.close();
  }
}
