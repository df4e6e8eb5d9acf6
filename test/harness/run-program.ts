import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Stack } from "./start-stack.ts";

const runFile = promisify(execFile);

/** What a program that ended well has printed. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program of somebody who uses the SDK, against an instance; rejects when it fails or does not end. */
export const runProgram = (
  file: string,
  { url, apiKey }: Pick<Stack, "url" | "apiKey">,
): Promise<Printed> =>
  runFile(process.execPath, ["--disable-warning=ExperimentalWarning", file], {
    env: { PATH: process.env["PATH"], QUITTANCE_URL: url, QUITTANCE_API_KEY: apiKey },
    timeout: 25_000,
  });
