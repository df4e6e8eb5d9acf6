import type { DeliveryId, TenantId } from "@quittance/domain";
import type { Tx } from "../database.ts";
import { toUuid } from "../public-id.ts";
import { DELIVERY_COLUMNS, type Delivery, type DeliveryRow, toDelivery } from "./delivery-row.ts";

export async function readDelivery(
  tx: Tx,
  tenantId: TenantId,
  id: DeliveryId,
): Promise<Delivery | undefined> {
  const [row] = await tx<DeliveryRow[]>`
    select ${tx(DELIVERY_COLUMNS)}
      from deliveries where tenant_id = ${tenantId} and id = ${toUuid(id)}`;
  return row && toDelivery(row);
}
