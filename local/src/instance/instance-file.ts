import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { Instance } from "./instance.ts";
import { writePrivateFile } from "./write-private-file.ts";

const written = z.object({ url: z.string(), apiKey: z.string() });

/** Where a running instance says how to reach it. */
const fileIn = (dataFolder: string): string => path.join(dataFolder, "local.json");

/** Says that this instance runs; `npm run example` and the command line look here. */
export function publishInstance(dataFolder: string, instance: Instance): void {
  writePrivateFile(fileIn(dataFolder), `${JSON.stringify(instance, null, 2)}\n`);
}

/** Says that it runs no more. */
export function withdrawInstance(dataFolder: string): void {
  rmSync(fileIn(dataFolder), { force: true });
}

/** The instance that runs on this data folder and answers now, or null. */
export async function findRunningInstance(
  dataFolder: string,
): Promise<z.output<typeof written> | null> {
  try {
    const instance = written.parse(JSON.parse(readFileSync(fileIn(dataFolder), "utf8")));
    const answer = await fetch(`${instance.url}/readyz`, { signal: AbortSignal.timeout(3_000) });
    return answer.ok ? instance : null;
  } catch {
    return null;
  }
}
