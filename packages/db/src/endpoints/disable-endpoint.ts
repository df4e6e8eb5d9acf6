import type { EndpointId, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { toUuid } from "../public-id.ts";

/**
 * Disables an endpoint whose receiver answered that it is gone for good, unless its URL has been
 * changed since: then it was somebody else who said so.
 */
export async function disableEndpoint(
  db: Database,
  tenantId: TenantId,
  id: EndpointId,
  url: string,
): Promise<void> {
  await db.sql`
    update endpoints set status = 'disabled', updated_at = now()
      where tenant_id = ${tenantId} and id = ${toUuid(id)} and url = ${url} and status = 'enabled'`;
}
