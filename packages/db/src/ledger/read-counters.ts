import type { AccountId, Counters, Instant, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toUuid } from "../public-id.ts";
import { type Axis, countersAt, momentOf } from "./axis.ts";
import { type CountersRow, toCounters } from "./counters-row.ts";

/**
 * An account's counters at a moment, by default the present, which is also all that is known of the
 * future by the time of posting. What it reads does not grow with the account's history.
 */
export async function readCounters(
  db: Database,
  tenantId: TenantId,
  account: AccountId,
  { axis, at }: { readonly axis: Axis; readonly at?: Instant | undefined },
): Promise<Counters | undefined> {
  const [row] = await inTenant(
    db,
    tenantId,
    (sql) => sql<CountersRow[]>`
    select c.posted_debits, c.posted_credits, c.pending_debits, c.pending_credits
      from accounts a, ${countersAt(sql, axis, momentOf(sql, at))} as c
      where a.tenant_id = ${tenantId} and a.id = ${toUuid(account)}`,
  );
  return row && toCounters(row);
}
