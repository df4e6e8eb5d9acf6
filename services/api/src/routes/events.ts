import { createRoute, type OpenAPIHono, type z } from "@hono/zod-openapi";
import {
  type Database,
  type EventPosition,
  type EventRow,
  listEvents,
  parseId,
  readEventBody,
  toId,
} from "@quittance/db";
import type { AppEnv } from "../app-env.ts";
import type { AccountDirectory } from "../intake/account-directory.ts";
import { requireScope } from "../middleware/authenticate.ts";
import { Problem } from "../problem/problem.ts";
import { PAGE, RESOURCE } from "../problem/refusal-groups.ts";
import { findResource } from "../request/find-resource.ts";
import { type Page, readPage, toList } from "../request/page.ts";
import { readId } from "../request/read-id.ts";
import { idParams } from "../schemas/answer-fields.ts";
import { eventQuerySchema, eventSchema } from "../schemas/event.ts";
import { listOf } from "../schemas/list.ts";
import { refusals } from "../schemas/refusals.ts";

const listEventsRoute = createRoute({
  method: "get",
  path: "/v1/events",
  operationId: "listEvents",
  tags: ["Events"],
  description: "What happened to your resources. Events never change.",
  summary: "List events",
  middleware: [requireScope("events:read")] as const,
  request: {
    query: eventQuerySchema,
  },
  responses: {
    200: {
      description: "Events, newest first. An event that is not here yet can only come at the top.",
      content: { "application/json": { schema: listOf(eventSchema) } },
    },
    ...refusals(PAGE),
  },
});

const getEventRoute = createRoute({
  method: "get",
  path: "/v1/events/{id}",
  operationId: "getEvent",
  tags: ["Events"],
  description: "The same bytes that webhooks carry.",
  summary: "Get an event",
  middleware: [requireScope("events:read")] as const,
  request: { params: idParams("evt", "event") },
  responses: {
    200: { description: "The event.", content: { "application/json": { schema: eventSchema } } },
    ...refusals(RESOURCE),
  },
});

export interface EventRoutesDependencies {
  readonly db: Database;
  readonly accounts: AccountDirectory;
}

export function eventRoutes(app: OpenAPIHono<AppEnv>, { db, accounts }: EventRoutesDependencies) {
  app.openapi(listEventsRoute, async (c) => {
    const { tenant } = c.get("principal");
    const {
      type,
      resource,
      "created[gte]": createdFrom,
      "created[lt]": createdBefore,
      ...query
    } = c.req.valid("query");
    const page = readPage("events", query);
    const rows = await listEvents(
      db,
      tenant.id,
      {
        type,
        createdFrom,
        createdBefore,
        resource:
          resource === undefined ? undefined : await findResource(accounts, tenant.id, resource),
      },
      { before: readEventPosition(page), limit: page.limit + 1 },
    );
    const position = (row: EventRow) => [row.xid, toId("evt", row.id)];
    return c.json(
      toList("events", page, rows, ({ body }) => parseEvent(body), position),
      200,
    );
  });

  app.openapi(getEventRoute, async (c) => {
    const id = readId("evt", c.req.valid("param").id);
    const body = await readEventBody(db, c.get("principal").tenant.id, id);
    if (body === undefined) throw new Problem("not_found");
    return c.json(parseEvent(body), 200);
  });
}

/** Reads the stored bytes back; written again they are the same bytes. */
const parseEvent = (body: string): z.output<typeof eventSchema> =>
  eventSchema.parse(JSON.parse(body));

function readEventPosition({ after }: Page): EventPosition | undefined {
  if (after === undefined) return undefined;
  const [xid = "", text = ""] = after;
  const id = parseId("evt", text);
  if (!/^\d{1,19}$/.test(xid) || id === undefined) throw new Problem("cursor_invalid");
  return { xid, id };
}
