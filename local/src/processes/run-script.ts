import { spawn } from "node:child_process";

/** How a script ended, what it answered on stdout, and all that it printed. */
export type ScriptOutcome = {
  readonly exitCode: number;
  readonly stdout: string;
  readonly output: string;
};

type ScriptOptions = {
  readonly root: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** "keep" collects what is printed, "show" lets it through to the terminal. */
  readonly output: "keep" | "show";
  /** Ends the script with SIGTERM when it aborts. */
  readonly signal?: AbortSignal;
};

/** Runs one of our scripts, or a tool, to its end. `command` is the program and its arguments. */
export function runScript(
  [program = "", ...args]: readonly string[],
  { root, environment = process.env, output, signal }: ScriptOptions,
): Promise<ScriptOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: environment,
      stdio: output === "show" ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
    });
    const stop = (): void => {
      child.kill("SIGTERM");
    };
    signal?.addEventListener("abort", stop);
    if (signal?.aborted === true) stop();
    let printed = "";
    let answered = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        printed += text;
        if (stream === child.stdout) answered += text;
      });
    }
    child.once("error", reject);
    child.once("close", (exitCode) => {
      signal?.removeEventListener("abort", stop);
      resolve({ exitCode: exitCode ?? 1, stdout: answered, output: printed });
    });
  });
}

/** Node as it runs this process, for `runScript`. */
export const NODE: readonly string[] = [process.execPath, "--disable-warning=ExperimentalWarning"];
