import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import {
  type ActorType,
  type AuditLogEntry,
  type AuditLogFilter,
  type Database,
  listAuditLog,
} from "@quittance/db";
import type { TenantId } from "@quittance/domain";
import type { AppEnv } from "../app-env.ts";
import type { AccountDirectory } from "../intake/account-directory.ts";
import { requireScope } from "../middleware/authenticate.ts";
import { readPage, toList } from "../request/page.ts";
import { readIdPosition } from "../request/read-position.ts";
import {
  auditLogEntrySchema,
  auditLogQuerySchema,
  describeAuditLogEntry,
} from "../schemas/audit-log-entry.ts";
import { listOf } from "../schemas/list.ts";
import { refusals } from "../schemas/problem.ts";

export interface AuditLogRoutesDependencies {
  readonly db: Database;
  readonly accounts: AccountDirectory;
}

const listAuditLogRoute = createRoute({
  method: "get",
  path: "/v1/audit_log",
  summary: "List what was done",
  // Who may hand out keys may see what was done with them: the log tells of all that keys can change.
  middleware: [requireScope("keys:write")] as const,
  request: { query: auditLogQuerySchema },
  responses: {
    200: {
      description:
        "Who did what to keys, accounts, currencies, webhook endpoints and payment intents in quarantine, newest first. Payments are in the ledger.",
      content: { "application/json": { schema: listOf(auditLogEntrySchema) } },
    },
    ...refusals,
  },
});

export function auditLogRoutes(
  app: OpenAPIHono<AppEnv>,
  { db, accounts }: AuditLogRoutesDependencies,
) {
  app.openapi(listAuditLogRoute, async (c) => {
    const { tenant } = c.get("principal");
    const {
      action,
      resource,
      actor,
      "created[gte]": createdFrom,
      "created[lt]": createdBefore,
      ...query
    } = c.req.valid("query");
    const page = readPage("audit_log", query);
    const rows = await listAuditLog(
      db,
      tenant.id,
      {
        action,
        resource: resource && (await findPublicId(accounts, tenant.id, resource)),
        ...filterOfActor(actor),
        createdFrom,
        createdBefore,
      },
      { before: readIdPosition("alog", page), limit: page.limit + 1 },
    );
    const describe = (row: AuditLogEntry) => describeAuditLogEntry(row, tenant.livemode);
    return c.json(
      toList("audit_log", page, rows, describe, ({ id }) => [id]),
      200,
    );
  });
}

/** The account that `external:…` names; whatever else is a resource names itself. */
async function findPublicId(
  accounts: AccountDirectory,
  tenantId: TenantId,
  resource: string,
): Promise<string> {
  if (!resource.startsWith("external:")) return resource;
  return (await accounts.find(tenantId, [resource]))(resource)?.id ?? resource;
}

function filterOfActor(actor: string | undefined): Pick<AuditLogFilter, "actorTypes" | "actorId"> {
  if (actor === undefined) return {};
  const types: Readonly<Record<string, readonly ActorType[]>> = {
    api_key: ["api_key"],
    operator: ["operator", "command_line"],
    system: ["system"],
  };
  const actorTypes = types[actor];
  return actorTypes === undefined ? { actorTypes: ["api_key"], actorId: actor } : { actorTypes };
}
