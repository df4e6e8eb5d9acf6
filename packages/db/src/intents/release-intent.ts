import type { PaymentIntentId, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { withItsAtomicBatch } from "./with-its-atomic-batch.ts";

/**
 * Takes an intent out of quarantine and makes it due: the clock rings its bell within a second.
 * An atomic batch comes out as a whole. False when it was not in quarantine.
 */
export async function releaseIntent(
  db: Database,
  tenantId: TenantId,
  id: PaymentIntentId,
): Promise<boolean> {
  const { count } = await inTenant(
    db,
    tenantId,
    (sql) => sql`
    update payment_intents
      set quarantined_at = null, quarantine_error = null, ring_at = now()
      where tenant_id = ${tenantId} and quarantined_at is not null
        and id in (${withItsAtomicBatch(sql, tenantId, id)})`,
  );
  return count > 0;
}
