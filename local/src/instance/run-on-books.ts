import path from "node:path";
import { readConfig } from "../config.ts";
import { listenForStop } from "../processes/listen-for-stop.ts";
import { openGuard } from "../processes/open-guard.ts";
import { withLocalDatabase } from "./with-local-database.ts";

const dataFolder = path.resolve(import.meta.dirname, "../../../.data");

/** Runs a command on DATABASE_URL, else on the local instance's books, until it is done or Ctrl-C. Answers its exit code. */
export async function runOnBooks(command: (url: string) => Promise<number>): Promise<number> {
  const { DATABASE_URL: url } = readConfig();
  if (url !== undefined) return command(url);
  const guard = openGuard();
  listenForStop(() => guard.kill()).addEventListener("abort", () => {
    guard.kill();
    process.exit(130);
  });
  try {
    return await withLocalDatabase({ dataFolder, guard }, command);
  } finally {
    await guard.close();
  }
}
