// `npm start`: a whole instance on this machine, until Ctrl-C.
import path from "node:path";
import { readConfig } from "./config.ts";
import { describeInstance } from "./instance/describe-instance.ts";
import { runQuittance } from "./instance/run-quittance.ts";
import { listenForStop, survivePrintingToNobody } from "./processes/listen-for-stop.ts";
import { openGuard } from "./processes/open-guard.ts";
import { runMain } from "./sentence.ts";

const root = path.resolve(import.meta.dirname, "../..");
const dataFolder = path.join(root, ".data");

runMain(async () => {
  survivePrintingToNobody();
  const config = readConfig();
  const guard = openGuard();
  const signal = listenForStop(() => {
    console.log("\nStopping at once.");
    guard.kill();
    process.exit(130);
  });
  signal.addEventListener("abort", () => console.log("\nStopping …"));
  console.log("Starting …");
  try {
    await runQuittance({
      root,
      dataFolder,
      config,
      guard,
      signal,
      report: (line) => console.log(line),
      onReady: async (instance) => console.log(describeInstance(instance)),
    });
  } catch (error) {
    // Ctrl-C in the middle of starting also ends what was just being run, and that is no failure.
    if (!signal.aborted) throw error;
  } finally {
    await guard.close();
  }
  console.log("Stopped. The data are kept; `npm start` goes on with them.");
  return 0;
});
