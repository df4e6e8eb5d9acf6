import type { Context } from "hono";
import type { AppEnv } from "../app-env.ts";
import { readIdempotencyKey } from "./idempotency-key.ts";
import { type RequestKey, requestKey } from "./request-key.ts";

/** The key of a request that may do without one, and what it stands for. */
export function readRequestKey(c: Context<AppEnv>, body: unknown): RequestKey | undefined {
  const key = readIdempotencyKey(c);
  return key === undefined ? undefined : requestKey(key, c.req.path, body);
}
