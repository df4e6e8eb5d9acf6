import type { TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { acrossTenants } from "../in-tenant.ts";

/** Tenants that have events to relay. May span tenants, because it locks nothing. */
export async function findTenantsWithEventsToRelay(db: Database): Promise<readonly TenantId[]> {
  const rows = await acrossTenants(
    db,
    (sql) => sql<{ tenant_id: string }[]>`
    select tenant_id from tenants t
      where exists (select from outbox o where o.tenant_id = t.tenant_id)`,
  );
  return rows.map((row) => row.tenant_id as TenantId);
}
