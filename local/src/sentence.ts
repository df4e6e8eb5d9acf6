import { ConfigurationError } from "@quittance/process";

/** A failure that the reader can act on: its message is one clear sentence and is shown without a stack. */
export class Sentence extends Error {}

/** Runs a command's main function: its answer is the exit code, a sentence is printed, a bug shows its stack. */
export function runMain(main: () => Promise<number>): void {
  main().then(
    (exitCode) => process.exit(exitCode),
    (error: unknown) => {
      console.error(describeFailure(error));
      process.exit(1);
    },
  );
}

/** A sentence for the reader as it is, a bug with its stack. */
export function describeFailure(error: unknown): string {
  if (error instanceof Sentence) return error.message;
  if (error instanceof ConfigurationError) return error.sentences.join("\n");
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The `code` of a system error ("ENOENT", …), or undefined when it is no system error. */
export function systemErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
