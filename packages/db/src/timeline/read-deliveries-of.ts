import type { TenantId } from "@quittance/domain";
import type { Tx } from "../database.ts";
import {
  DELIVERY_COLUMNS,
  type Delivery,
  type DeliveryRow,
  toDelivery,
} from "../deliveries/delivery-row.ts";
import { toUuid } from "../public-id.ts";
import type { ToldEvent } from "./read-told-events.ts";

/**
 * The deliveries of what is told of these resources, newest first. Goes over the tenant's endpoints,
 * deleted ones too, because a delivery is found by its endpoint and event, and by its event alone
 * not: that would be one more index to write for every delivery.
 */
export async function readDeliveriesOf(
  tx: Tx,
  tenantId: TenantId,
  resources: readonly ToldEvent["resource"][],
  limit: number,
): Promise<readonly Delivery[]> {
  const rows = await tx<DeliveryRow[]>`
    select ${tx(DELIVERY_COLUMNS.map((column) => `d.${column}`))}
      from events event
      join endpoints e on e.tenant_id = ${tenantId}
      join deliveries d
        on d.tenant_id = ${tenantId} and d.endpoint_id = e.id and d.event_id = event.id
      where event.tenant_id = ${tenantId} and event.resource_id = any(${resources.map(toUuid)}::uuid[])
      order by d.id desc
      limit ${limit}`;
  return rows.map(toDelivery);
}
