import type { PaymentIntentId, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { withItsAtomicBatch } from "./with-its-atomic-batch.ts";

const ERROR_LENGTH_MAX = 2_000;

/**
 * Sets an intent aside, with the error that deciding it or what is asked of it raised, until an operator looks at it.
 * An atomic batch is set aside as a whole.
 */
export async function quarantineIntent(
  db: Database,
  tenantId: TenantId,
  id: PaymentIntentId,
  error: string,
): Promise<void> {
  await inTenant(
    db,
    tenantId,
    (sql) => sql`
    update payment_intents i
      set quarantined_at = now(), quarantine_error = ${error.slice(0, ERROR_LENGTH_MAX)}
      where tenant_id = ${tenantId} and quarantined_at is null
        and id in (${withItsAtomicBatch(sql, tenantId, id)})
        -- Somebody else may have decided it meanwhile.
        and (status in ('pending', 'scheduled', 'requires_capture') or exists (
          select from operations o
            where o.tenant_id = ${tenantId} and o.intent_id = i.id and o.status = 'pending'))`,
  );
}
