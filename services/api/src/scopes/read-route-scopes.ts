import type { Scope } from "@quittance/db";
import type { Hono } from "hono";
import type { AppEnv } from "../app-env.ts";
import { scopeOf } from "../middleware/authenticate.ts";

/** What hono knows of the handlers of a path: the routes' own, and what stands before them. */
type Handlers = Pick<Hono<AppEnv>, "routes">;

const GUARDED = /^\/v1(\/|$)/;

/**
 * The scope of every route under /v1, by its method and path: `GET /v1/accounts/:id`.
 * @throws Error that names each route which requires none, or more than one: an app with such a route does not start
 */
export function readRouteScopes({ routes }: Handlers): ReadonlyMap<string, Scope> {
  const found = new Map<string, Scope[]>();
  for (const { method, path, handler } of routes) {
    if (!GUARDED.test(path)) continue;
    const name = `${method} ${path}`;
    const scopes = found.get(name) ?? [];
    const scope = scopeOf(handler);
    if (scope !== undefined) found.set(name, [...scopes, scope]);
    // What takes no `next` answers itself: it is a route. What takes one only stands before others.
    else if (handler.length < 2) found.set(name, scopes);
  }
  const wrong = [...found].filter(([, scopes]) => scopes.length !== 1);
  if (wrong.length > 0) {
    const names = wrong.map(([name, { length }]) => `${name} (${length === 0 ? "none" : length})`);
    throw new Error(
      `Every route under /v1 requires exactly one scope (requireScope). Not so: ${names.join(", ")}.`,
    );
  }
  return new Map([...found].flatMap(([name, [scope]]) => (scope ? [[name, scope]] : [])));
}
