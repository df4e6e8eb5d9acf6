import { randomUUID } from "node:crypto";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../app-env.ts";

/** Gives every request an id of ours, and every answer its `Request-Id` and the headers of an API that browsers leave alone. */
export const identifyRequest = createMiddleware<AppEnv>(async (c, next) => {
  const requestId = `req_${randomUUID().replaceAll("-", "")}`;
  c.set("requestId", requestId);
  await next();
  c.header("Request-Id", requestId);
  c.header("Cache-Control", "no-store");
  c.header("X-Content-Type-Options", "nosniff");
});
