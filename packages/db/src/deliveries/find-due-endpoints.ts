import type { DeliveryId, EndpointId, TenantId } from "@quittance/domain";
import { uuidsOf } from "../arrays/binary-arrays.ts";
import type { Database, Sql } from "../database.ts";
import { acrossTenants, inTenant } from "../in-tenant.ts";
import { toId } from "../public-id.ts";
import { readyDeliveries } from "./ready-deliveries.ts";

/** An endpoint with something to attempt now. */
export interface DueEndpoint {
  readonly id: EndpointId;
  /** Its last attempt failed or was slow: nobody else should wait behind it. */
  readonly isTroubled: boolean;
}

/** Tenants that have a delivery to attempt now. May span tenants, because it locks nothing. */
export async function findTenantsWithDueDeliveries(db: Database): Promise<readonly TenantId[]> {
  const rows = await acrossTenants(
    db,
    (sql) => sql<{ tenant_id: string }[]>`
    select tenant_id from tenants t
      where exists (
        select from endpoints e
          join endpoint_health h on h.tenant_id = e.tenant_id and h.endpoint_id = e.id
          where e.tenant_id = t.tenant_id and ${isDue(sql)})`,
  );
  return rows.map((row) => row.tenant_id as TenantId);
}

/** A tenant's endpoints that have a delivery to attempt now: new ones, retries, leases that ran out. */
export async function findDueEndpoints(
  db: Database,
  tenantId: TenantId,
): Promise<readonly DueEndpoint[]> {
  const rows = await inTenant(
    db,
    tenantId,
    (sql) => sql<{ id: string; is_troubled: boolean }[]>`
    select e.id, ${isTroubled(sql)} as is_troubled
      from endpoints e
      join endpoint_health h on h.tenant_id = ${tenantId} and h.endpoint_id = e.id
      where e.tenant_id = ${tenantId} and ${isDue(sql)}`,
  );
  return rows.map(toDueEndpoint);
}

/** The endpoints that these deliveries go to, each once. */
export async function findEndpointsOf(
  db: Database,
  tenantId: TenantId,
  ids: readonly DeliveryId[],
): Promise<readonly DueEndpoint[]> {
  const rows = await inTenant(
    db,
    tenantId,
    (sql) => sql<{ id: string; is_troubled: boolean }[]>`
    select h.endpoint_id as id, ${isTroubled(sql)} as is_troubled
      from endpoint_health h
      where h.tenant_id = ${tenantId} and h.endpoint_id in (
        select endpoint_id from deliveries
          where tenant_id = ${tenantId} and id = any(${uuidsOf(ids)}))`,
  );
  return rows.map(toDueEndpoint);
}

const isTroubled = (sql: Sql) => sql`(h.failures_in_row > 0 or h.is_slow)`;

/** An endpoint that takes nothing any more is due whatever its health: its deliveries are to be ended. */
const isDue = (sql: Sql) => sql`
  (h.paused_until is null or h.paused_until <= now() or e.status <> 'enabled' or e.deleted_at is not null)
  and exists (${readyDeliveries(sql, sql`1`)})`;

const toDueEndpoint = (row: { readonly id: string; readonly is_troubled: boolean }) => ({
  id: toId("we", row.id),
  isTroubled: row.is_troubled,
});
