import { randomUUID } from "node:crypto";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../app-env.ts";

export const newRequestId = (): string => `req_${randomUUID().replaceAll("-", "")}`;

/** What every answer carries, also one to a request that could not be read. */
export const headersOfAnswer = (requestId: string) => ({
  "Request-Id": requestId,
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
});

/** Gives every request an id of ours, and every answer its `Request-Id` and the headers of an API that browsers leave alone. */
export const identifyRequest = createMiddleware<AppEnv>((c, next) => {
  const requestId = newRequestId();
  c.set("requestId", requestId);
  // Before the answer is made: adding to one that is there makes it anew, which costs as much again.
  for (const [name, value] of Object.entries(headersOfAnswer(requestId))) c.header(name, value);
  return next();
});
