import { createLog, exitOnWrongConfiguration, runUntilSignal } from "@quittance/process";
import { readConfig } from "./config.ts";
import { startOps } from "./start-ops.ts";

const config = exitOnWrongConfiguration(() => readConfig(process.env));
const log = createLog({ name: "ops", level: config.logLevel });

await runUntilSignal(() => startOps(config, log), {
  log,
  shutdownTimeoutMs: config.shutdownTimeoutMs,
  endWithParent: config.endWithParent,
});
