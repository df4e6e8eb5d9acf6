import { accessSync, constants } from "node:fs";
import path from "node:path";

/** The folder of the root package.json. */
export const repositoryRoot: string = path.resolve(import.meta.dirname, "../..");

function isOnPath(tool: string): boolean {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  return folders.some((folder) => {
    try {
      accessSync(path.join(folder, tool), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Whether tests of this tool are to be skipped. Never in CI: there, a missing tool is a failure. */
export function cannotRun(tool: string): boolean {
  return process.env["CI"] !== "true" && !isOnPath(tool);
}

/** The title of a group of tests that need this tool; says why when they are skipped. */
export function titleOf(tool: string): string {
  return cannotRun(tool) ? `${tool} (skipped: it is not installed here)` : tool;
}
