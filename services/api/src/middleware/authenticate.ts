import type { Scope } from "@quittance/db";
import type { MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../app-env.ts";
import type { KeyDirectory } from "../keys/key-directory.ts";
import type { RefuseKeyless } from "../limits/limit-failures.ts";
import { Problem } from "../problem/problem.ts";

const BEARER = /^Bearer ([\x21-\x7e]{1,200})$/i;

/**
 * Finds out whose key a request carries. Missing, malformed, unknown, revoked and expired keys all
 * get the same answer, so that none can be told from another.
 */
export function authenticate(keys: Pick<KeyDirectory, "find">, refuseKeyless: RefuseKeyless) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const [, key] = BEARER.exec(c.req.header("Authorization") ?? "") ?? [];
    const principal = key === undefined ? undefined : await keys.find(key);
    if (principal === undefined) throw refuseKeyless(c);
    c.set("principal", principal);
    await next();
  });
}

/** What each `requireScope` requires, so that routes can be asked for their scope. */
const scopes = new WeakMap<object, Scope>();

/** Lets a request pass only with this scope. Every route under /v1 has one of these. */
export function requireScope(scope: Scope): MiddlewareHandler<AppEnv> {
  const middleware = createMiddleware<AppEnv>((c, next) => {
    if (!c.get("principal").scopes.has(scope)) {
      throw new Problem("insufficient_scope", { detail: `This needs the scope ${scope}.` });
    }
    return next();
  });
  scopes.set(middleware, scope);
  return middleware;
}

/** The scope that a handler requires; undefined when it was not made by `requireScope`. */
export const scopeOf = (handler: object): Scope | undefined => scopes.get(handler);
