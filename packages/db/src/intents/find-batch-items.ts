import type { BatchId, PaymentIntentId, TenantId } from "@quittance/domain";
import { uuidsOf } from "../arrays/binary-arrays.ts";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toId } from "../public-id.ts";

/** The items of these batch requests that still wait to be decided, in the order given. */
export async function findBatchItems(
  db: Database,
  tenantId: TenantId,
  batches: readonly BatchId[],
): Promise<ReadonlyMap<BatchId, readonly PaymentIntentId[]>> {
  const rows = await inTenant(
    db,
    tenantId,
    (sql) => sql<{ batch_id: string; ids: string[] }[]>`
    select batch_id, array_agg(id order by id) as ids from payment_intents
      where tenant_id = ${tenantId} and batch_id = any(${uuidsOf(batches)})
        and status in ('pending', 'scheduled') and quarantined_at is null
      group by batch_id`,
  );
  return new Map(
    rows.map((row) => [toId("batch", row.batch_id), row.ids.map((id) => toId("pi", id))]),
  );
}
