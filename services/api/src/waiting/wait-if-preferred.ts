import type { DecidableId } from "@quittance/db";
import type { Context } from "hono";
import type { AppEnv } from "../app-env.ts";
import { readPreferredWait } from "../request/prefer-wait.ts";
import type { WaitRegistry } from "./wait-registry.ts";

/**
 * Waits until something is decided, as long as the client prefers, and reads it then; undefined when
 * the client does not want to wait, or there is no such thing.
 */
export async function waitIfPreferred<Resource>(
  c: Context<AppEnv>,
  waiting: WaitRegistry,
  id: DecidableId,
  read: () => Promise<Resource | undefined>,
): Promise<Resource | undefined> {
  const seconds = readPreferredWait(c);
  if (seconds === undefined) return undefined;
  c.header("Preference-Applied", `wait=${seconds}`);
  if ((await read()) === undefined) return undefined;
  await waiting.waitFor(c.get("principal"), id, seconds);
  return read();
}
