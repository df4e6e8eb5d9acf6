import type { DeliveryId, EndpointId, TenantId } from "@quittance/domain";
import { uuidsOf } from "../array-of.ts";
import type { Database } from "../database.ts";
import { toId } from "../public-id.ts";

/** Tenants that have a delivery to attempt now. May span tenants, because it locks nothing. */
export async function findTenantsWithDueDeliveries(db: Database): Promise<readonly TenantId[]> {
  const rows = await db.sql<{ tenant_id: string }[]>`
    select tenant_id from tenants t
      where exists (
        select from endpoints e
          where e.tenant_id = t.tenant_id and exists (
            select from deliveries d
              where d.tenant_id = e.tenant_id and d.endpoint_id = e.id and d.status = 'pending'
                and d.next_attempt_at <= now()))`;
  return rows.map((row) => row.tenant_id as TenantId);
}

/** A tenant's endpoints that have a delivery to attempt now: retries, and leases that ran out. */
export async function findDueEndpoints(
  db: Database,
  tenantId: TenantId,
): Promise<readonly EndpointId[]> {
  const rows = await db.sql<{ id: string }[]>`
    select id from endpoints e
      where tenant_id = ${tenantId} and exists (
        select from deliveries d
          where d.tenant_id = ${tenantId} and d.endpoint_id = e.id and d.status = 'pending'
            and d.next_attempt_at <= now())`;
  return rows.map(({ id }) => toId("we", id));
}

/** The endpoints that these deliveries go to, each once. */
export async function findEndpointsOf(
  db: Database,
  tenantId: TenantId,
  ids: readonly DeliveryId[],
): Promise<readonly EndpointId[]> {
  const rows = await db.sql<{ endpoint_id: string }[]>`
    select distinct endpoint_id from deliveries
      where tenant_id = ${tenantId} and id = any(${uuidsOf(ids)}::uuid[])`;
  return rows.map(({ endpoint_id }) => toId("we", endpoint_id));
}
