import { createLog, exitOnWrongConfiguration, runUntilSignal } from "@quittance/process";
import { readConfig } from "./config.ts";
import { startApi } from "./start-api.ts";

const config = exitOnWrongConfiguration(() => readConfig(process.env));
const log = createLog({ name: "api", level: config.logLevel });

await runUntilSignal(() => startApi(config, log), {
  log,
  shutdownTimeoutMs: config.shutdownTimeoutMs,
  endWithParent: config.endWithParent,
});
