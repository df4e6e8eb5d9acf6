import type { TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import {
  AUDIT_LOG_COLUMNS,
  type AuditLogEntry,
  type AuditLogRow,
  toAuditLogEntry,
} from "./audit-log-entry.ts";
import { type AuditLogFilter, type AuditLogPage, whereAuditLog } from "./audit-log-filter.ts";

/** What was done in a tenant, newest first. */
export async function listAuditLog(
  db: Database,
  tenantId: TenantId,
  filter: AuditLogFilter,
  page: AuditLogPage,
): Promise<readonly AuditLogEntry[]> {
  const rows = await inTenant(
    db,
    tenantId,
    (sql) => sql<AuditLogRow[]>`
      select ${sql(AUDIT_LOG_COLUMNS)} from audit_log
        where tenant_id = ${tenantId} ${whereAuditLog(sql, filter, page)}
        order by id desc
        limit ${page.limit}`,
  );
  return rows.map(toAuditLogEntry);
}
