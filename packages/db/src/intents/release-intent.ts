import type { PaymentIntentId, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { toUuid } from "../public-id.ts";

/**
 * Takes an intent out of quarantine and makes it due: the clock rings its bell within a second.
 * False when it was not in quarantine.
 */
export async function releaseIntent(
  db: Database,
  tenantId: TenantId,
  id: PaymentIntentId,
): Promise<boolean> {
  const { count } = await db.sql`
    update payment_intents
      set quarantined_at = null, quarantine_error = null, ring_at = now()
      where tenant_id = ${tenantId} and id = ${toUuid(id)} and quarantined_at is not null`;
  return count === 1;
}
