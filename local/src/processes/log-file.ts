import { closeSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import path from "node:path";
import { systemErrorCode } from "../sentence.ts";

/** The log of one child: everything goes into the file, whole lines are also handed on. */
export type LogFile = {
  readonly path: string;
  write(chunk: Buffer): void;
  /** The last lines, for the moment when the child is given up. */
  tail(lines: number): string;
  close(): void;
};

/** Opens a log file anew; the one of the run before is kept beside it as `<name>.1`. */
export function openLogFile(file: string, onLine: (line: string) => void): LogFile {
  rotateLog(file);
  const descriptor = openSync(file, "a", 0o600);
  let carry = "";
  return {
    path: file,
    write: (chunk) => {
      writeIfPossible(descriptor, chunk);
      const lines = (carry + chunk.toString("utf8")).split("\n");
      carry = lines.pop() ?? "";
      for (const line of lines) onLine(line);
    },
    tail: (count) => readFileSync(file, "utf8").trimEnd().split("\n").slice(-count).join("\n"),
    close: () => closeSync(descriptor),
  };
}

/** A full disk costs lines of the log, and must not cost the instance that could go on when there is room again. */
function writeIfPossible(descriptor: number, chunk: Buffer): void {
  try {
    writeSync(descriptor, chunk);
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
  }
}

/** Moves a log aside to `<name>.1`, so that each start begins an empty one. Makes its folder. */
export function rotateLog(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    renameSync(file, `${file}.1`);
  } catch (error) {
    if (systemErrorCode(error) !== "ENOENT") throw error;
  }
}
