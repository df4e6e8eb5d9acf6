// `npx quittance listen --forward-to localhost:4000/hook`: the SDK's command line, for QUITTANCE_URL or
// the instance that runs here.
import path from "node:path";
import { readConfig } from "./config.ts";
import { findRunningInstance } from "./instance/instance-file.ts";
import { listenForStop } from "./processes/listen-for-stop.ts";
import { NODE, runScript } from "./processes/run-script.ts";
import { runMain, Sentence } from "./sentence.ts";

const root = path.resolve(import.meta.dirname, "../..");

runMain(async () => {
  const stopped = listenForStop(() => process.exit(130));
  const { exitCode } = await runScript(
    [...NODE, "packages/client/src/cli/main.ts", "listen", ...process.argv.slice(2)],
    { root, environment: await chooseInstance(), output: "show", signal: stopped },
  );
  return exitCode;
});

async function chooseInstance(): Promise<NodeJS.ProcessEnv> {
  const config = readConfig();
  // What is missing (the key) is the command's own to complain about.
  if (config.QUITTANCE_URL !== undefined) return process.env;
  const running = await findRunningInstance(path.join(root, ".data"));
  if (running === null) {
    throw new Sentence("No instance runs here: start one with npm start, or set QUITTANCE_URL.");
  }
  return {
    ...process.env,
    QUITTANCE_URL: running.url,
    QUITTANCE_API_KEY: config.QUITTANCE_API_KEY ?? running.apiKey,
  };
}
