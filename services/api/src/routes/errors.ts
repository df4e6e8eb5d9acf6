import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "../app-env.ts";
import { answerPage } from "../pages/answer-page.ts";
import { ERROR_INDEX_PAGE } from "../pages/error-index-page.ts";
import { errorPage } from "../pages/error-page.ts";
import { Problem } from "../problem/problem.ts";

/** The pages that the `type` of a problem leads to, and the list of them. */
export function errorRoutes(app: OpenAPIHono<AppEnv>): void {
  app.get("/errors", (c) => answerPage(c, ERROR_INDEX_PAGE));

  app.get("/errors/:code", (c) => {
    const page = errorPage(c.req.param("code"));
    if (page === undefined) throw new Problem("not_found");
    return answerPage(c, page);
  });
}
