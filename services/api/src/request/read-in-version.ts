import type { Context } from "hono";
import { routePath } from "hono/route";
import type { AppEnv } from "../app-env.ts";

/** The JSON of a request, in the version that the code speaks. */
export function readInVersion(c: Context<AppEnv>, body: unknown): unknown {
  const translation = c.get("translation");
  return translation === undefined
    ? body
    : translation.request(`${c.req.method} ${routePath(c, -1)}`, body);
}
