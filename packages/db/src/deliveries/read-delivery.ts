import type { DeliveryId, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { toUuid } from "../public-id.ts";
import { DELIVERY_COLUMNS, type Delivery, type DeliveryRow, toDelivery } from "./delivery-row.ts";

export async function readDelivery(
  db: Database,
  tenantId: TenantId,
  id: DeliveryId,
): Promise<Delivery | undefined> {
  const [row] = await db.sql<DeliveryRow[]>`
    select ${db.sql(DELIVERY_COLUMNS)}
      from deliveries where tenant_id = ${tenantId} and id = ${toUuid(id)}`;
  return row && toDelivery(row);
}
