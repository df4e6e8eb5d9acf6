import type { AccountId, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { toId } from "../public-id.ts";
import { sumShifts } from "./sum-shifts.ts";

/** The accounts whose effective_shifts are not what their entries add up to: none, ever. */
export async function findFalseShifts(
  { sql }: Database,
  tenantId: TenantId,
): Promise<readonly AccountId[]> {
  const shifted = sql`(
    select account_id, direction, amount, effective_at, created_at
      from entries
      where tenant_id = ${tenantId} and layer = 'posted' and effective_at <> created_at)`;
  const rows = await sql<{ id: string }[]>`
    select distinct account_id as id
      from (select account_id, level, bucket, debits, credits
              from effective_shifts
              where tenant_id = ${tenantId} and (debits <> 0 or credits <> 0)) kept
      full join (${sumShifts(sql, shifted)}) computed using (account_id, level, bucket)
      where (kept.debits, kept.credits) is distinct from (computed.debits, computed.credits)
      order by id`;
  return rows.map((row) => toId("acct", row.id));
}
