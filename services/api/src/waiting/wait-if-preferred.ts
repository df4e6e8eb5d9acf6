import type { DecidableId } from "@quittance/db";
import type { Context } from "hono";
import type { AppEnv } from "../app-env.ts";
import { readPreferredWait } from "../request/prefer-wait.ts";
import type { WaitRegistry } from "./wait-registry.ts";

/**
 * Waits until something that is there is decided, as long as the client prefers, and reads it then;
 * undefined when the client does not want to wait.
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
  await waiting.waitFor(c.get("principal"), id, seconds);
  return read();
}

/** Waits for something as `waitIfPreferred` does, unless there is no such thing: then undefined. */
export async function waitIfThere<Resource>(
  c: Context<AppEnv>,
  waiting: WaitRegistry,
  id: DecidableId,
  read: () => Promise<Resource | undefined>,
): Promise<Resource | undefined> {
  if (readPreferredWait(c) === undefined || (await read()) === undefined) return undefined;
  return waitIfPreferred(c, waiting, id, read);
}
