import type { DeliveryId, TenantId } from "@quittance/domain";
import type { Tx } from "../database.ts";
import { toUuid } from "../public-id.ts";
import { DELIVERY_COLUMNS, type Delivery, type DeliveryRow, toDelivery } from "./delivery-row.ts";

/**
 * Begins a delivery anew, at the front of its endpoint's queue and with all attempts before it,
 * whatever it came to. Its attempts stay in the log. One that is under way belongs to the time before:
 * the delivery has its turn when that has failed.
 */
export async function restartDelivery(
  tx: Tx,
  tenantId: TenantId,
  id: DeliveryId,
): Promise<Delivery> {
  const [row] = await tx<[DeliveryRow]>`
    update deliveries d
      set status = 'pending', failure = null, finished_at = null,
          counted_from = attempts + case when lease is null then 0 else 1 end,
          next_attempt_at = least(now(), (
            select min(next_attempt_at) - interval '1 millisecond' from deliveries ahead
              where ahead.tenant_id = ${tenantId} and ahead.endpoint_id = d.endpoint_id
                and ahead.status = 'pending' and ahead.id <> d.id))
      where tenant_id = ${tenantId} and id = ${toUuid(id)}
      returning ${tx(DELIVERY_COLUMNS)}`;
  return toDelivery(row);
}
