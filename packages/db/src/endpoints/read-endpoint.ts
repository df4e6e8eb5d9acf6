import type { Endpoint, EndpointId, TenantId } from "@quittance/domain";
import type { Database, Tx } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toUuid } from "../public-id.ts";
import { ENDPOINT_COLUMNS, type EndpointRow, toEndpoint } from "./endpoint-row.ts";

/** An endpoint; undefined when there is none, or it was deleted. */
export async function readEndpoint(
  db: Database,
  tenantId: TenantId,
  id: EndpointId,
): Promise<Endpoint | undefined> {
  const [row] = await inTenant(
    db,
    tenantId,
    (sql) => sql<EndpointRow[]>`
    select ${sql(ENDPOINT_COLUMNS)},
           (select failing_since from endpoint_health h
              where h.tenant_id = ${tenantId} and h.endpoint_id = e.id) as failing_since
      from endpoints e where tenant_id = ${tenantId} and id = ${toUuid(id)} and deleted_at is null`,
  );
  return row && toEndpoint(row);
}

/** The same, locked until the transaction ends, so that nobody changes it meanwhile. */
export async function lockEndpoint(
  tx: Tx,
  tenantId: TenantId,
  id: EndpointId,
): Promise<Endpoint | undefined> {
  // The order in which everybody locks: health first.
  await tx`
    select from endpoint_health where tenant_id = ${tenantId} and endpoint_id = ${toUuid(id)} for update`;
  const [row] = await tx<EndpointRow[]>`
    select ${tx(ENDPOINT_COLUMNS)},
           (select failing_since from endpoint_health h
              where h.tenant_id = ${tenantId} and h.endpoint_id = e.id) as failing_since
      from endpoints e where tenant_id = ${tenantId} and id = ${toUuid(id)} and deleted_at is null
      for update of e`;
  return row && toEndpoint(row);
}
