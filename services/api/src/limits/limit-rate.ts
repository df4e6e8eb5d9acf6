import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../app-env.ts";
import { Problem } from "../problem/problem.ts";
import type { WindowLimit } from "./window-limit.ts";

/**
 * Lets each key send as many requests as its limit allows, and tells it how it stands in the fields
 * of the IETF draft (draft-ietf-httpapi-ratelimit-headers-10). Needs the principal.
 */
export function limitRate(limit: WindowLimit, perSecond: number) {
  const policy = `"default";q=${perSecond};w=1`;
  return createMiddleware<AppEnv>((c, next) => {
    const { allowed, remaining, resetSeconds } = limit.take(c.get("principal").keyId);
    c.header("RateLimit-Policy", policy);
    c.header("RateLimit", `"default";r=${remaining};t=${resetSeconds}`);
    if (!allowed) {
      // Whoever speaks the version comes later, because what is refused there counts too.
      c.header("Api-Version", c.get("principal").apiVersion);
      throw new Problem("rate_limited", {
        detail: `A key may send ${perSecond} requests in a second.`,
        retryAfterSeconds: resetSeconds,
      });
    }
    return next();
  });
}
