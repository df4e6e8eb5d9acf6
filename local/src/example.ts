// `npm run example`: the example against QUITTANCE_URL, else the instance that runs here, else one of its own.
import path from "node:path";
import { type LocalConfig, readConfig } from "./config.ts";
import { findRunningInstance } from "./instance/instance-file.ts";
import { runQuittance } from "./instance/run-quittance.ts";
import { listenForStop, survivePrintingToNobody } from "./processes/listen-for-stop.ts";
import { openGuard } from "./processes/open-guard.ts";
import { NODE, runScript } from "./processes/run-script.ts";
import { runMain } from "./sentence.ts";

const root = path.resolve(import.meta.dirname, "../..");
const dataFolder = path.join(root, ".data");

runMain(async () => {
  const config = readConfig();
  // What is missing (the key) is the example's own to complain about.
  if (config.QUITTANCE_URL !== undefined) return runExample(process.env);
  const running = await findRunningInstance(dataFolder);
  if (running !== null) return runExample(environmentFor(config, running.url, running.apiKey));
  return runOnOwnInstance(config);
});

async function runOnOwnInstance(config: LocalConfig): Promise<number> {
  survivePrintingToNobody();
  const guard = openGuard();
  const stopped = listenForStop(() => {
    guard.kill();
    process.exit(130);
  });
  const finished = new AbortController();
  let exitCode = 130;
  console.log("Starting Quittance for the example …");
  try {
    await runQuittance({
      root,
      dataFolder,
      config,
      guard,
      signal: AbortSignal.any([stopped, finished.signal]),
      report: (line) => console.log(line),
      onReady: async ({ url, apiKey }) => {
        exitCode = await runExample(environmentFor(config, url, apiKey));
        finished.abort();
      },
    });
  } catch (error) {
    if (!stopped.aborted) throw error;
  } finally {
    await guard.close();
  }
  return exitCode;
}

async function runExample(environment: NodeJS.ProcessEnv): Promise<number> {
  const { exitCode } = await runScript([...NODE, "example/src/main.ts"], {
    root,
    environment,
    output: "show",
  });
  return exitCode;
}

/** A key of the environment goes before the instance's own: its books may be another tenant's. */
function environmentFor(config: LocalConfig, url: string, apiKey: string): NodeJS.ProcessEnv {
  const key = config.QUITTANCE_API_KEY ?? apiKey;
  return { ...process.env, QUITTANCE_URL: url, QUITTANCE_API_KEY: key };
}
