import type { PaymentIntentId, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { toId, toUuid } from "../public-id.ts";

/** Which of these intents are neither scheduled nor pending any more. */
export async function findDecided(
  db: Database,
  tenantId: TenantId,
  ids: readonly PaymentIntentId[],
): Promise<readonly PaymentIntentId[]> {
  const rows = await db.sql<{ id: string }[]>`
    select id from payment_intents
      where tenant_id = ${tenantId} and id = any(${ids.map(toUuid)}::uuid[])
        and status not in ('scheduled', 'pending')`;
  return rows.map((row) => toId("pi", row.id));
}
