import type { Id, IdPrefix, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toUuid } from "../public-id.ts";

/** The stored body of the last event about a resource; undefined when there is none. */
export async function readLastEventBody(
  db: Database,
  tenantId: TenantId,
  resource: Id<IdPrefix>,
): Promise<string | undefined> {
  const [row] = await inTenant(
    db,
    tenantId,
    (sql) => sql<{ body: string }[]>`
    select body from events
      where tenant_id = ${tenantId} and resource_id = ${toUuid(resource)}
      order by sequence desc
      limit 1`,
  );
  return row?.body;
}
