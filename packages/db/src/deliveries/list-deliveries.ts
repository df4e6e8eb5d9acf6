import type { DeliveryId, EndpointId, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toUuid } from "../public-id.ts";
import {
  DELIVERY_COLUMNS,
  type Delivery,
  type DeliveryRow,
  type DeliveryStatus,
  toDelivery,
} from "./delivery-row.ts";

/** Deliveries to an endpoint, of one status or all, newest first, those made before `before`. */
export async function listDeliveries(
  db: Database,
  tenantId: TenantId,
  endpoint: EndpointId,
  status: DeliveryStatus | undefined,
  page: { readonly before: DeliveryId | undefined; readonly limit: number },
): Promise<readonly Delivery[]> {
  const rows = await inTenant(
    db,
    tenantId,
    (sql) => sql<DeliveryRow[]>`
    select ${sql(DELIVERY_COLUMNS)}
      from deliveries
      where tenant_id = ${tenantId} and endpoint_id = ${toUuid(endpoint)}
        ${status === undefined ? sql`` : sql`and status = ${status}`}
        ${page.before === undefined ? sql`` : sql`and id < ${toUuid(page.before)}`}
      order by id desc
      limit ${page.limit}`,
  );
  return rows.map(toDelivery);
}
