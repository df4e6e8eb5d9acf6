import type { Endpoint, EndpointHealth, EndpointId, TenantId } from "@quittance/domain";
import { uuidsOf } from "../arrays/binary-arrays.ts";
import type { Tx } from "../database.ts";
import { type EndpointHealthRow, HEALTH_COLUMNS, toEndpointHealth } from "./endpoint-health-row.ts";
import { ENDPOINT_COLUMNS, type EndpointRow, toEndpoint } from "./endpoint-row.ts";

/** An endpoint whose health is locked until the transaction ends. */
export interface LockedEndpoint {
  readonly endpoint: Endpoint;
  readonly health: EndpointHealth;
}

/** Locks the health of endpoints, in the order of their ids. Those that were deleted are left out. */
export async function lockHealth(
  tx: Tx,
  tenantId: TenantId,
  endpoints: readonly EndpointId[],
): Promise<readonly LockedEndpoint[]> {
  const ids = uuidsOf(endpoints);
  await tx`
    select from endpoint_health
      where tenant_id = ${tenantId} and endpoint_id = any(${ids})
      order by endpoint_id
      for update`;
  const rows = await tx<(EndpointRow & EndpointHealthRow)[]>`
    select ${tx(ENDPOINT_COLUMNS)}, ${tx(HEALTH_COLUMNS)}
      from endpoints e
      join endpoint_health h on h.tenant_id = ${tenantId} and h.endpoint_id = e.id
      where e.tenant_id = ${tenantId} and e.id = any(${ids}) and e.deleted_at is null`;
  return rows.map((row) => ({ endpoint: toEndpoint(row), health: toEndpointHealth(row) }));
}
