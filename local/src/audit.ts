// `npm run audit`: asks the registry for advisories about every dependency. Fails on those that are high or
// critical, and when the registry does not answer. (The audit of the books is `npm run verify`.)
import path from "node:path";
import { runPnpm } from "../bootstrap/run-pnpm.mjs";
import { runMain } from "./sentence.ts";

const root = path.resolve(import.meta.dirname, "../..");

runMain(async () => {
  const { exitCode, output } = await runPnpm(root, ["audit", "--audit-level", "high"]);
  console.log(output.trim());
  return exitCode;
});
