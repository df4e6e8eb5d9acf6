import type { EventId, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toUuid } from "../public-id.ts";

/** The stored body of an event: the exact bytes that webhooks carry. */
export async function readEventBody(
  db: Database,
  tenantId: TenantId,
  id: EventId,
): Promise<string | undefined> {
  const [row] = await inTenant(
    db,
    tenantId,
    (sql) => sql<{ body: string }[]>`
    select body from events where tenant_id = ${tenantId} and id = ${toUuid(id)}`,
  );
  return row?.body;
}
