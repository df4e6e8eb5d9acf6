// `npm run bench`: the bench, with servers of its own.
import path from "node:path";
import { listenForStop, survivePrintingToNobody } from "./processes/listen-for-stop.ts";
import { NODE, runScript } from "./processes/run-script.ts";
import { runMain } from "./sentence.ts";

const root = path.resolve(import.meta.dirname, "../..");

runMain(async () => {
  survivePrintingToNobody();
  // The bench ends its servers itself when it is told to stop.
  const signal = listenForStop(() => process.exit(130));
  const { exitCode } = await runScript([...NODE, "bench/src/main.ts", ...process.argv.slice(2)], {
    root,
    output: "show",
    signal,
  });
  return exitCode;
});
