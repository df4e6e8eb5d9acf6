import type { TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";

/** Whether a tenant has an endpoint that events are delivered to at this moment. */
export async function hasListeners(db: Database, tenantId: TenantId): Promise<boolean> {
  const [row] = await inTenant(
    db,
    tenantId,
    (sql) => sql<[{ has: boolean }]>`
      select exists (
        select from endpoints
          where tenant_id = ${tenantId} and status = 'enabled' and deleted_at is null) as has`,
  );
  return row.has;
}
