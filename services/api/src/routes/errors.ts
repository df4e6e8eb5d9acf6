import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "../app-env.ts";
import { Problem } from "../problem/problem.ts";
import { isProblemCode, PROBLEM_KINDS } from "../problem/problem-codes.ts";

/** The page that the `type` of a problem leads to. */
export function errorRoutes(app: OpenAPIHono<AppEnv>) {
  app.get("/errors/:code", (c) => {
    const code = c.req.param("code");
    if (!isProblemCode(code)) throw new Problem("not_found");
    const { status, title, advice } = PROBLEM_KINDS[code];
    return c.text(`${code} (HTTP ${status})\n\n${title}.\n\n${advice}\n`);
  });
}
