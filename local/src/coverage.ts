// `npm run coverage`: all tests once more, and how much of each package they went through.
import path from "node:path";
import { readConfig } from "./config.ts";
import { listenForStop } from "./processes/listen-for-stop.ts";
import { openGuard } from "./processes/open-guard.ts";
import { runMain } from "./sentence.ts";
import { summaryLine } from "./testing/count-results.ts";
import { coverageTable } from "./testing/coverage-table.ts";
import { runTests } from "./testing/run-tests.ts";

const root = path.resolve(import.meta.dirname, "../..");

// Functions that Node takes from what it compiled before are not counted exactly.
delete process.env["NODE_COMPILE_CACHE"];

runMain(async () => {
  const guard = openGuard();
  const signal = listenForStop(() => process.exit(130));
  try {
    const { counts, succeeded } = await runTests({
      root,
      config: readConfig(),
      guard,
      args: ["--coverage", ...process.argv.slice(2)],
      signal,
    });
    console.log(`\n${coverageTable(path.join(root, "coverage", "coverage-summary.json"), root)}`);
    console.log(`\nEvery line: ${path.join(root, "coverage", "index.html")}`);
    console.log(summaryLine(counts));
    return succeeded ? 0 : 1;
  } finally {
    await guard.close();
  }
});
