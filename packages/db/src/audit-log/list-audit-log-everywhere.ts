import type { Database } from "../database.ts";
import { acrossTenants } from "../in-tenant.ts";
import {
  AUDIT_LOG_COLUMNS,
  type AuditLogEntry,
  type AuditLogRow,
  toAuditLogEntry,
} from "./audit-log-entry.ts";
import { type AuditLogFilter, type AuditLogPage, whereAuditLog } from "./audit-log-filter.ts";

/**
 * What was done in all tenants, newest first. Each tenant's own page is read and the newest of all
 * kept: every read stays with one tenant, and rows are written into no index that spans them. May
 * span tenants, because it locks nothing.
 */
export async function listAuditLogEverywhere(
  db: Database,
  filter: AuditLogFilter,
  page: AuditLogPage,
): Promise<readonly AuditLogEntry[]> {
  const rows = await acrossTenants(
    db,
    (sql) => sql<AuditLogRow[]>`
    select entry.*
      from tenants t
      cross join lateral (
        select ${sql(AUDIT_LOG_COLUMNS)} from audit_log
          where tenant_id = t.tenant_id ${whereAuditLog(sql, filter, page)}
          order by id desc
          limit ${page.limit}
      ) entry
      order by id desc
      limit ${page.limit}`,
  );
  return rows.map(toAuditLogEntry);
}
