// `npm run ops -- <command>`: the operators' commands on DATABASE_URL, else on the local instance's books.
import path from "node:path";
import { readConfig } from "./config.ts";
import { runOnBooks } from "./instance/run-on-books.ts";
import { NODE, runScript } from "./processes/run-script.ts";
import { runMain } from "./sentence.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** What only asks for the usage needs no database. */
const asksForHelp = process.argv.slice(2).some((word) => ["help", "--help", "-h"].includes(word));

runMain(async () => {
  const needsNone = asksForHelp && readConfig().DATABASE_URL === undefined;
  return needsNone ? runOps("postgres://localhost/quittance") : runOnBooks(runOps);
});

async function runOps(url: string): Promise<number> {
  const { exitCode } = await runScript(
    [...NODE, "services/ops/src/command-line/main.ts", ...process.argv.slice(2)],
    { root, environment: { ...process.env, DATABASE_URL: url }, output: "show" },
  );
  return exitCode;
}
