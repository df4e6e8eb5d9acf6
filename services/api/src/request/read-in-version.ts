import type { Context } from "hono";
import { routePath } from "hono/route";
import type { AppEnv } from "../app-env.ts";

/**
 * The text of a body in the version that the code speaks. What is no JSON is left to be refused by
 * whoever reads it.
 */
export function readInVersion(c: Context<AppEnv>, text: string): string {
  const translation = c.get("translation");
  if (translation === undefined) return text;
  const body = parse(text);
  return body === undefined
    ? text
    : JSON.stringify(translation.request(`${c.req.method} ${routePath(c, -1)}`, body));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
