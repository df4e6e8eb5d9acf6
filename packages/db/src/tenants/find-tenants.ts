import type { Database } from "../database.ts";
import { acrossTenants } from "../in-tenant.ts";
import { parseTenantId } from "./parse-tenant-id.ts";
import { type TenantRecord, type TenantRow, toTenantRecord } from "./tenant-record.ts";

/** Tenants by their id or their name, oldest first; all of them without either. May span tenants, because it locks nothing. */
export async function findTenants(
  db: Database,
  idOrName?: string,
): Promise<readonly TenantRecord[]> {
  const id = idOrName === undefined ? undefined : parseTenantId(idOrName);
  const rows = await acrossTenants(
    db,
    (sql) => sql<TenantRow[]>`
    select tenant_id, mode, name, created_at
      from tenants
      where ${idOrName === undefined ? sql`true` : sql`(name = ${idOrName} or tenant_id = ${id ?? null})`}
      order by created_at, tenant_id`,
  );
  return rows.map(toTenantRecord);
}
