import type { EndpointId, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toUuid } from "../public-id.ts";

/** Deletes an endpoint. The row stays, for the history of its deliveries. False when there is none. */
export async function deleteEndpoint(
  db: Database,
  tenantId: TenantId,
  id: EndpointId,
): Promise<boolean> {
  const deleted = await inTenant(
    db,
    tenantId,
    (sql) => sql`
    update endpoints set deleted_at = now(), updated_at = now()
      where tenant_id = ${tenantId} and id = ${toUuid(id)} and deleted_at is null`,
  );
  return deleted.count === 1;
}
