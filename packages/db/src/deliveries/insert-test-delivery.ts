import {
  type DeliveryId,
  describeEvent,
  type EndpointEvent,
  type TenantId,
} from "@quittance/domain";
import type { Tx } from "../database.ts";
import { toUuid } from "../public-id.ts";
import { DELIVERY_COLUMNS, type Delivery, type DeliveryRow, toDelivery } from "./delivery-row.ts";

/** Writes an event about an endpoint that goes to this endpoint alone, and its delivery. */
export async function insertTestDelivery(
  tx: Tx,
  tenantId: TenantId,
  id: DeliveryId,
  event: EndpointEvent,
): Promise<Delivery> {
  const endpoint = toUuid(event.resource);
  const [row] = await tx<[DeliveryRow]>`
    with fact as (
      insert into events (tenant_id, id, type, resource_id, sequence, body, created_at)
      values (${tenantId}, ${toUuid(event.id)}, ${event.type}, ${endpoint}, ${event.sequence},
              ${JSON.stringify(describeEvent(event))}, ${event.createdAt})
      returning id, xid
    )
    insert into deliveries (tenant_id, id, endpoint_id, event_id, event_xid, next_attempt_at, created_at)
    select ${tenantId}, ${toUuid(id)}::uuid, ${endpoint}::uuid, fact.id, fact.xid, now(), now() from fact
    returning ${tx(DELIVERY_COLUMNS)}`;
  return toDelivery(row);
}
