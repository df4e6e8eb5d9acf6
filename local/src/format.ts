// `npm run format`: rewrites what is not formatted as agreed.
import path from "node:path";
import { runScript } from "./processes/run-script.ts";
import { runMain } from "./sentence.ts";

const root = path.resolve(import.meta.dirname, "../..");

runMain(async () => {
  const { exitCode } = await runScript(["node_modules/.bin/biome", "check", "--write"], {
    root,
    output: "show",
  });
  return exitCode;
});
