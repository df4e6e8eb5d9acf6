import type { DeliveryId, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { toUuid } from "../public-id.ts";
import { type Delivery, type DeliveryRow, toDelivery } from "./delivery-row.ts";

export async function readDelivery(
  db: Database,
  tenantId: TenantId,
  id: DeliveryId,
): Promise<Delivery | undefined> {
  const [row] = await db.sql<DeliveryRow[]>`
    select id, endpoint_id, event_id, status, failure, attempts, next_attempt_at, created_at, finished_at
      from deliveries where tenant_id = ${tenantId} and id = ${toUuid(id)}`;
  return row && toDelivery(row);
}
