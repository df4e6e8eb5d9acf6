// `npm run bench`: measures everything, or the scenarios that are named, and writes bench/results/.
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { listenForStop, openGuard, runMain } from "../../local/src/index.ts";
import { openBooks } from "./books/open-books.ts";
import { readOptions } from "./options.ts";
import { describeMachine } from "./report/describe-machine.ts";
import { writeResults } from "./report/write-results.ts";
import { measurablesOf, runBench } from "./run-bench.ts";
import { FULL, QUICK } from "./scale.ts";
import { LONG_SCENARIOS, SCENARIOS } from "./scenarios.ts";
import { countStatements } from "./servers/count-statements.ts";
import { startServers } from "./servers/start-servers.ts";

const root = path.resolve(import.meta.dirname, "../..");

runMain(async () => {
  const options = readOptions(
    process.argv.slice(2),
    SCENARIOS.map(({ name }) => name),
    [...LONG_SCENARIOS, ...measurablesOf(SCENARIOS)].map(({ name }) => name),
  );
  const startedAt = new Date();
  // Not in the system's folder for temporary files: that may be memory, where nothing is ever durable.
  const folder = path.join(root, ".data", `bench-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const guard = openGuard();
  const signal = listenForStop(() => {
    guard.kill();
    process.exit(130);
  });
  try {
    const servers = await startServers(folder, guard);
    try {
      // It counts only while something is profiled.
      await countStatements(servers, "none");
      const scale = options.quick ? QUICK : FULL;
      const profileFolder = options.profile ? path.join(root, "bench/results/profile") : null;
      const books = await openBooks(servers, scale);
      const bench = { root, folder, guard, scale, servers, books, profileFolder, signal };
      const machine = await describeMachine(servers);
      const results = await runBench(bench, options, [...SCENARIOS, ...LONG_SCENARIOS]);
      writeResults(path.join(root, "bench/results"), { startedAt, machine, options, results });
    } finally {
      await servers.stop();
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    return 130;
  } finally {
    await guard.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return 0;
});
