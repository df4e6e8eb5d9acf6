import type { OpenAPIHono } from "@hono/zod-openapi";
import { EVENT_TYPES } from "@quittance/domain";
import type { AppEnv } from "../app-env.ts";
import { Problem } from "../problem/problem.ts";
import { eventTypeSchema, eventTypeSchemas } from "../schemas/event-types.ts";

/** The JSON Schemas of events, for whoever receives them; like the OpenAPI document they need no key. */
export function eventTypeRoutes(app: OpenAPIHono<AppEnv>) {
  app.get("/event-types.json", (c) => c.json(eventTypeSchemas()));

  app.get("/event-types/:file{.+\\.json}", (c) => {
    const name = c.req.param("file").replace(/\.json$/, "");
    const type = EVENT_TYPES.find((each) => each === name);
    if (type === undefined) throw new Problem("not_found");
    return c.body(JSON.stringify(eventTypeSchema(type)), 200, {
      "Content-Type": "application/schema+json",
    });
  });
}
