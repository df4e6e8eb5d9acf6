import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { nodeEnvironment } from "../../local/src/index.ts";
import { repositoryRoot } from "../harness/tools-on-path.ts";

/** Starts a process with settings that it can not start with, and reads what it has to say about them. */
export async function startWrongly(
  script: string,
  environment: Readonly<Record<string, string>>,
): Promise<string> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", script], {
    cwd: repositoryRoot,
    env: {
      ...nodeEnvironment(),
      QUITTANCE_END_WITH_PARENT: "1",
      METRICS_PORT: "0",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
    // One that starts all the same is not waited for.
    timeout: 15_000,
  });
  const outputs = await Promise.all([text(child.stdout), text(child.stderr)]);
  return outputs.join("\n");
}
