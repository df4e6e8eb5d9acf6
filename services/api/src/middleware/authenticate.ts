import {
  type Database,
  findApiKey,
  hashApiKey,
  modeOfApiKey,
  type Principal,
  type Scope,
} from "@quittance/db";
import { createMiddleware } from "hono/factory";
import { LRUCache } from "lru-cache";
import type { AppEnv } from "../app-env.ts";
import type { RefuseKeyless } from "../limits/limit-failures.ts";
import { Problem } from "../problem/problem.ts";

/** A key that was revoked or expired is refused everywhere after this time. */
const KEY_CACHE_MS = 5_000;
const KEYS_CACHED_MAX = 10_000;

const BEARER = /^Bearer ([\x21-\x7e]{1,200})$/i;

/**
 * Finds out whose key a request carries. Missing, malformed, unknown, revoked and expired keys all
 * get the same answer, so that none can be told from another.
 */
export function authenticate(db: Database, refuseKeyless: RefuseKeyless) {
  const known = new LRUCache<string, Principal>({ max: KEYS_CACHED_MAX, ttl: KEY_CACHE_MS });

  async function find(key: string): Promise<Principal | undefined> {
    if (modeOfApiKey(key) === undefined) return undefined;
    const hash = hashApiKey(key);
    const name = hash.toString("base64");
    const principal = known.get(name) ?? (await findApiKey(db, hash));
    if (principal !== undefined && !known.has(name)) known.set(name, principal);
    return principal;
  }

  return createMiddleware<AppEnv>(async (c, next) => {
    const [, key] = BEARER.exec(c.req.header("Authorization") ?? "") ?? [];
    const principal = key === undefined ? undefined : await find(key);
    if (principal === undefined) throw refuseKeyless(c);
    c.set("principal", principal);
    await next();
  });
}

/** Lets a request pass only with this scope. */
export const requireScope = (scope: Scope) =>
  createMiddleware<AppEnv>(async (c, next) => {
    if (!c.get("principal").scopes.has(scope)) {
      throw new Problem("insufficient_scope", { detail: `This needs the scope ${scope}.` });
    }
    await next();
  });
