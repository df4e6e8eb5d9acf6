import type { PaymentIntentId, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { toUuid } from "../public-id.ts";

const ERROR_LENGTH_MAX = 2_000;

/** Sets an undecided intent aside, with the error that deciding it raised, until an operator looks at it. */
export async function quarantineIntent(
  db: Database,
  tenantId: TenantId,
  id: PaymentIntentId,
  error: string,
): Promise<void> {
  await db.sql`
    update payment_intents
      set quarantined_at = now(), quarantine_error = ${error.slice(0, ERROR_LENGTH_MAX)}
      where tenant_id = ${tenantId} and id = ${toUuid(id)}
        and status = 'pending' and quarantined_at is null`;
}
