// `npm run check`: everything about the repository that needs no server. One line a check.
import path from "node:path";
import { CHECKS } from "./checks/checks.ts";
import { runScript } from "./processes/run-script.ts";
import { runMain } from "./sentence.ts";

const root = path.resolve(import.meta.dirname, "../..");

runMain(async () => {
  let failures = 0;
  for (const { name, command } of CHECKS) {
    const startedAt = performance.now();
    const { exitCode, output } = await runScript(command, { root, output: "keep" });
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    if (exitCode === 0) {
      console.log(`ok      ${name} (${seconds} s)`);
    } else {
      failures += 1;
      console.log(`FAILED  ${name} (${seconds} s)\n\n${output.trim()}\n`);
    }
  }
  return failures === 0 ? 0 : 1;
});
