// `npm run ops -- <command>`: the operators' commands on DATABASE_URL, else on the local instance's books.
import path from "node:path";
import { readConfig } from "./config.ts";
import { withLocalDatabase } from "./instance/with-local-database.ts";
import { listenForStop } from "./processes/listen-for-stop.ts";
import { openGuard } from "./processes/open-guard.ts";
import { NODE, runScript } from "./processes/run-script.ts";
import { runMain } from "./sentence.ts";

const root = path.resolve(import.meta.dirname, "../..");
const dataFolder = path.join(root, ".data");

/** What only asks for the usage needs no database. */
const asksForHelp = process.argv.slice(2).some((word) => ["help", "--help", "-h"].includes(word));

runMain(async () => {
  const { DATABASE_URL: url } = readConfig();
  if (url !== undefined) return runOps(url);
  if (asksForHelp) return runOps("postgres://localhost/quittance");
  const guard = openGuard();
  listenForStop(() => guard.kill()).addEventListener("abort", () => {
    guard.kill();
    process.exit(130);
  });
  try {
    return await withLocalDatabase({ dataFolder, guard }, runOps);
  } finally {
    await guard.close();
  }
});

async function runOps(url: string): Promise<number> {
  const { exitCode } = await runScript(
    [...NODE, "services/ops/src/command-line/main.ts", ...process.argv.slice(2)],
    { root, environment: { ...process.env, DATABASE_URL: url }, output: "show" },
  );
  return exitCode;
}
