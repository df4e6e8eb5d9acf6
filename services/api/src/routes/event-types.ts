import type { OpenAPIHono } from "@hono/zod-openapi";
import { EVENT_TYPES } from "@quittance/domain";
import type { AppEnv } from "../app-env.ts";
import { answerFile, fileMadeOnce } from "../pages/served-file.ts";
import { Problem } from "../problem/problem.ts";
import { eventTypeSchema, eventTypeSchemas } from "../schemas/event-types.ts";

/** The JSON Schemas of events, for whoever receives them; like the OpenAPI document they need no key. */
export function eventTypeRoutes(app: OpenAPIHono<AppEnv>) {
  const all = fileMadeOnce(() => JSON.stringify(eventTypeSchemas()), "application/json");
  app.get("/event-types.json", (c) => answerFile(c, all()));

  const files = new Map<string, typeof all>(
    EVENT_TYPES.map((type) => [
      `${type}.json`,
      fileMadeOnce(() => JSON.stringify(eventTypeSchema(type)), "application/schema+json"),
    ]),
  );
  app.get("/event-types/:file{.+\\.json}", (c) => {
    const file = files.get(c.req.param("file"));
    if (file === undefined) throw new Problem("not_found");
    return answerFile(c, file());
  });
}
