import type { OperationId, PaymentIntentId, TenantId } from "@quittance/domain";
import { uuidsOf } from "../arrays/binary-arrays.ts";
import { plansFor } from "../context.ts";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toUuid } from "../public-id.ts";

/** What a client may wait for. */
export type DecidableId = PaymentIntentId | OperationId;

/** Which of these intents are neither scheduled nor pending any more, and which operations are decided. */
export async function findDecided(
  db: Database,
  tenantId: TenantId,
  ids: readonly DecidableId[],
): Promise<readonly DecidableId[]> {
  const uuids = uuidsOf(ids);
  const rows = await inTenant(
    db,
    tenantId,
    (sql) => sql<{ id: string }[]>`
    select id from payment_intents
      where tenant_id = ${tenantId} and id = any(${uuids})
        and status not in ('scheduled', 'pending')
    union all
    select id from operations
      where tenant_id = ${tenantId} and id = any(${uuids}) and status <> 'pending'`,
    plansFor(ids.length),
  );
  const decided = new Set(rows.map((row) => row.id));
  return ids.filter((id) => decided.has(toUuid(id)));
}
