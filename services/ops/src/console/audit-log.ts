import {
  ACTOR_TYPES,
  AUDIT_ACTIONS,
  type AuditLogFilter,
  type Database,
  listAuditLog,
  listAuditLogEverywhere,
  parseId,
  parseTenantId,
} from "@quittance/db";
import { parseInstant } from "@quittance/domain";
import { Hono } from "hono";
import { z } from "zod";
import type { AppEnv } from "../app-env.ts";
import { auditLogPage } from "./audit-log-page.ts";
import { AUDIT_LOG_PATH } from "./audit-log-path.ts";

const ENTRIES_SHOWN_MAX = 50;

/** A form sends the fields that nobody filled in as empty texts; those filter nothing. */
const orEmpty = <Output>(schema: z.ZodType<Output, string>) =>
  z
    .literal("")
    .transform(() => undefined)
    .or(schema)
    .optional();

const readable = <Output>(read: (text: string) => Output | undefined) =>
  z.string().transform((text, context) => {
    const value = read(text);
    if (value !== undefined) return value;
    context.addIssue({ code: "custom" });
    return z.NEVER;
  });

/** PostgreSQL has no text with NUL in it. */
const word = orEmpty(z.string().refine((text) => !text.includes("\0")));

const instant = orEmpty(readable((text) => parseInstant(text)));

const querySchema = z.object({
  tenant: orEmpty(readable(parseTenantId)),
  action: orEmpty(z.enum(AUDIT_ACTIONS)),
  resource: word,
  actor_type: orEmpty(z.enum(ACTOR_TYPES)),
  actor: word,
  from: instant,
  until: instant,
  before: orEmpty(readable((text) => parseId("alog", text))),
});

/** Who did what, in one tenant or in all of them. */
export function auditLogRoutes({ db }: { readonly db: Database }): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get(AUDIT_LOG_PATH, async (c) => {
    const asked = c.req.query();
    const read = querySchema.safeParse(asked);
    c.header("Cache-Control", "no-store");
    if (!read.success) {
      const wrong = [...new Set(read.error.issues.map(({ path }) => path.join(".")))];
      return c.html(auditLogPage({ asked, entries: [], next: undefined, wrong }), 400);
    }
    const { tenant, action, resource, actor_type, actor, from, until, before } = read.data;
    const filter: AuditLogFilter = {
      action,
      resource,
      actorTypes: actor_type && [actor_type],
      actorId: actor,
      createdFrom: from,
      createdBefore: until,
    };
    const page = { before, limit: ENTRIES_SHOWN_MAX + 1 };
    const rows =
      tenant === undefined
        ? await listAuditLogEverywhere(db, filter, page)
        : await listAuditLog(db, tenant, filter, page);
    const entries = rows.slice(0, ENTRIES_SHOWN_MAX);
    const next = rows.length > entries.length ? entries.at(-1)?.id : undefined;
    return c.html(auditLogPage({ asked, entries, next, wrong: [] }));
  });
  return routes;
}
