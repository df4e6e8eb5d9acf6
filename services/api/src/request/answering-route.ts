import type { Context } from "hono";
import { matchedRoutes, routePath } from "hono/route";

/**
 * The path of the route that answers, as it was added: the first that is no middleware.
 * `/v1/events/stream` is also what `/v1/events/:id` could be.
 */
export const answeringRoute = (c: Context): string =>
  matchedRoutes(c).find(({ path }) => !path.endsWith("*"))?.path ?? routePath(c, -1);
