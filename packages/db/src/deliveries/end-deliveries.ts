import type { DeliveryId, TenantId } from "@quittance/domain";
import { uuidsOf } from "../arrays/binary-arrays.ts";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import type { DeliveryFailure } from "./delivery-row.ts";

/** Ends deliveries without another attempt, because their endpoint takes nothing any more. */
export async function endDeliveries(
  db: Database,
  tenantId: TenantId,
  ids: readonly DeliveryId[],
  failure: DeliveryFailure,
): Promise<void> {
  await inTenant(
    db,
    tenantId,
    (sql) => sql`
    update deliveries
      set status = 'failed', failure = ${failure}, next_attempt_at = null, finished_at = now(),
          lease = null, leased_until = null
      where tenant_id = ${tenantId} and id = any(${uuidsOf(ids)}) and status = 'pending'`,
  );
}
