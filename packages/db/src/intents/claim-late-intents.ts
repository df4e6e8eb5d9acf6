import type { BatchId, PaymentIntentId, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { acrossTenants, inTenant } from "../in-tenant.ts";
import { toId } from "../public-id.ts";

/** An intent that is late, or whose time has come, and how often it was rung for that, this time included. */
export interface LateIntent {
  readonly id: PaymentIntentId;
  readonly rings: number;
  /** The batch request that it came with, whose items are decided in order. */
  readonly batch: BatchId | null;
}

/** Tenants that have a late intent, or one with a late operation. May span tenants, because it locks nothing. */
export async function findTenantsWithLateIntents(db: Database): Promise<readonly TenantId[]> {
  const rows = await acrossTenants(
    db,
    (sql) => sql<{ tenant_id: string }[]>`
    select tenant_id from tenants t
      where exists (
        select from payment_intents i
          where i.tenant_id = t.tenant_id and i.status in ('pending', 'scheduled', 'requires_capture')
            and i.quarantined_at is null and i.ring_at <= now())
        or exists (
          select from operations o
            where o.tenant_id = t.tenant_id and o.status = 'pending' and o.ring_at <= now())`,
  );
  return rows.map((row) => row.tenant_id as TenantId);
}

/**
 * Takes late intents of a tenant to ring their bell again, and puts off the next ring: 5, 10, 20 …
 * up to 160 seconds. Rows that a worker holds are passed over: they are being decided.
 */
export async function claimLateIntents(
  db: Database,
  tenantId: TenantId,
  limit: number,
): Promise<readonly LateIntent[]> {
  // In a "with": inside "from", the planner may run it once for every row, and each run claims `limit` more.
  const rows = await inTenant(
    db,
    tenantId,
    (sql) => sql<{ id: string; rings: number; batch_id: string | null }[]>`
    with late as (
      select id from payment_intents
        where tenant_id = ${tenantId} and status in ('pending', 'scheduled', 'requires_capture')
          and quarantined_at is null and ring_at <= now()
        order by ring_at, id
        limit ${limit}
        for update skip locked
    )
    update payment_intents i
      set rings = least(i.rings + 1, 1000), rung_at = now(),
          ring_at = now() + interval '5 seconds' * power(2, least(i.rings, 5))
      from late
      where i.tenant_id = ${tenantId} and i.id = late.id
      returning i.id, i.rings, i.batch_id`,
  );
  return rows
    .map((row) => ({
      id: toId("pi", row.id),
      rings: row.rings,
      batch: row.batch_id === null ? null : toId("batch", row.batch_id),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
