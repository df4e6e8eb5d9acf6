import type { Context } from "hono";
import type { AppEnv } from "../app-env.ts";
import { answeringRoute } from "./answering-route.ts";

/** The JSON of a request, in the version that the code speaks. */
export function readInVersion(c: Context<AppEnv>, body: unknown): unknown {
  const translation = c.get("translation");
  return translation === undefined
    ? body
    : translation.request(`${c.req.method} ${answeringRoute(c)}`, body);
}
