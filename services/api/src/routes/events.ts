import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import {
  type Database,
  type EventPosition,
  type EventRow,
  listEvents,
  parseId,
  readEventBody,
  toId,
  toUuid,
} from "@quittance/db";
import { EVENT_TYPES, type TenantId } from "@quittance/domain";
import type { AppEnv } from "../app-env.ts";
import type { AccountDirectory } from "../intake/account-directory.ts";
import { requireScope } from "../middleware/authenticate.ts";
import { Problem } from "../problem/problem.ts";
import { type Page, readPage, toList } from "../request/page.ts";
import { eventSchema } from "../schemas/event.ts";
import { listOf, pageQuery, textParameter } from "../schemas/list.ts";
import { refusals } from "../schemas/problem.ts";

const listEventsRoute = createRoute({
  method: "get",
  path: "/v1/events",
  summary: "List events",
  middleware: [requireScope("events:read")] as const,
  request: {
    query: z.strictObject({
      ...pageQuery,
      type: z.enum(EVENT_TYPES, { error: "parameter_invalid" }).optional(),
      resource: textParameter.optional().openapi({
        description:
          "The id of a payment intent, capture, refund, account or webhook endpoint, or an account's `external:<external_id>`.",
      }),
    }),
  },
  responses: {
    200: {
      description: "Events, newest first. An event that is not here yet can only come at the top.",
      content: { "application/json": { schema: listOf(eventSchema) } },
    },
    ...refusals,
  },
});

const getEventRoute = createRoute({
  method: "get",
  path: "/v1/events/{id}",
  summary: "Get an event",
  middleware: [requireScope("events:read")] as const,
  request: { params: z.object({ id: z.string() }) },
  responses: {
    200: { description: "The event.", content: { "application/json": { schema: eventSchema } } },
    ...refusals,
  },
});

export interface EventRoutesDependencies {
  readonly db: Database;
  readonly accounts: AccountDirectory;
}

export function eventRoutes(app: OpenAPIHono<AppEnv>, { db, accounts }: EventRoutesDependencies) {
  app.openapi(listEventsRoute, async (c) => {
    const { tenant } = c.get("principal");
    const { type, resource, ...query } = c.req.valid("query");
    const page = readPage("events", query);
    const rows = await listEvents(
      db,
      tenant.id,
      {
        type,
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
    const id = parseId("evt", c.req.valid("param").id);
    const body = id && (await readEventBody(db, c.get("principal").tenant.id, id));
    if (body === undefined) throw new Problem("not_found");
    return c.json(parseEvent(body), 200);
  });
}

/** Reads the stored bytes back; written again they are the same bytes. */
const parseEvent = (body: string): z.output<typeof eventSchema> =>
  eventSchema.parse(JSON.parse(body));

/** An unknown id is a resource without events. */
async function findResource(
  accounts: AccountDirectory,
  tenantId: TenantId,
  resource: string,
): Promise<string> {
  const id =
    parseId("pi", resource) ??
    parseId("cap", resource) ??
    parseId("re", resource) ??
    parseId("we", resource) ??
    (await accounts.find(tenantId, [resource]))(resource)?.id;
  return id === undefined ? "00000000-0000-0000-0000-000000000000" : toUuid(id);
}

function readEventPosition({ after }: Page): EventPosition | undefined {
  if (after === undefined) return undefined;
  const [xid = "", text = ""] = after;
  const id = parseId("evt", text);
  if (!/^\d{1,19}$/.test(xid) || id === undefined) throw new Problem("cursor_invalid");
  return { xid, id };
}
