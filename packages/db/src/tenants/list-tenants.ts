import type { TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { acrossTenants } from "../in-tenant.ts";

/** Every tenant. May span tenants, because it locks nothing. */
export async function listTenants(db: Database): Promise<readonly TenantId[]> {
  const rows = await acrossTenants(
    db,
    (sql) => sql<{ tenant_id: string }[]>`select tenant_id from tenants order by tenant_id`,
  );
  return rows.map((row) => row.tenant_id as TenantId);
}
