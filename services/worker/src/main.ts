import { createLog, exitOnWrongConfiguration, runUntilSignal } from "@quittance/process";
import { readConfig } from "./config.ts";
import { startWorker } from "./start-worker.ts";

const config = exitOnWrongConfiguration(() => readConfig(process.env));
const log = createLog({ name: "worker", level: config.logLevel });

await runUntilSignal(() => startWorker(config, log), {
  log,
  shutdownTimeoutMs: config.shutdownTimeoutMs,
  endWithParent: config.endWithParent,
});
