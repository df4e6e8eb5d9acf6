import { renameSync, writeFileSync } from "node:fs";

/** Writes a whole file that only its owner may read; a reader sees the old content or the new, never half. */
export function writePrivateFile(file: string, content: string): void {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, content, { mode: 0o600 });
  renameSync(unfinished, file);
}
