import type { TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import type { LateIntent } from "../intents/claim-late-intents.ts";
import { toId } from "../public-id.ts";

/** As `claimLateIntents`, for intents of which something is asked that was not decided in time. */
export async function claimLateOperations(
  db: Database,
  tenantId: TenantId,
  limit: number,
): Promise<readonly LateIntent[]> {
  const rows = await inTenant(
    db,
    tenantId,
    (sql) => sql<{ intent_id: string; rings: number }[]>`
    with late as (
      select id from operations
        where tenant_id = ${tenantId} and status = 'pending' and ring_at <= now()
        order by ring_at, id
        limit ${limit}
        for update skip locked
    )
    update operations o
      set rings = least(o.rings + 1, 1000), rung_at = now(),
          ring_at = now() + interval '5 seconds' * power(2, least(o.rings, 5))
      from late
      where o.tenant_id = ${tenantId} and o.id = late.id
      returning o.intent_id, o.rings`,
  );
  return rows.map((row) => ({ id: toId("pi", row.intent_id), rings: row.rings, batch: null }));
}
