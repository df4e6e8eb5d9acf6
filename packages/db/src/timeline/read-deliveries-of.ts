import type { TenantId } from "@quittance/domain";
import { uuidsOf } from "../arrays/binary-arrays.ts";
import type { Tx } from "../database.ts";
import {
  DELIVERY_COLUMNS,
  type Delivery,
  type DeliveryRow,
  toDelivery,
} from "../deliveries/delivery-row.ts";
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
  // There is one at most; the limit keeps the planner from reading all deliveries of an endpoint.
  const rows = await tx<DeliveryRow[]>`
    select delivery.*
      from events event
      join endpoints endpoint on endpoint.tenant_id = ${tenantId}
      cross join lateral (
        select ${tx(DELIVERY_COLUMNS)}
          from deliveries
          where tenant_id = ${tenantId} and endpoint_id = endpoint.id and event_id = event.id
          limit 1
      ) as delivery
      where event.tenant_id = ${tenantId} and event.resource_id = any(${uuidsOf(resources)})
      order by delivery.id desc
      limit ${limit}`;
  return rows.map(toDelivery);
}
