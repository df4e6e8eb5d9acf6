import type { LedgerTransaction, TenantId } from "@quittance/domain";
import { instantsOf, numericsOf, textsOf, uuidsOf } from "../arrays/binary-arrays.ts";
import type { Tx } from "../database.ts";
import { sumShifts } from "../ledger/sum-shifts.ts";
import type { Part } from "../one-statement.ts";

/**
 * Adds entries that count at another time than now to the sums by which they are found. A batch
 * without any, as most are, writes nothing. The sums belong to accounts that are locked, so no two
 * batches add to the same row.
 */
export function addShifts(
  tx: Tx,
  tenantId: TenantId,
  transactions: readonly LedgerTransaction[],
): readonly Part[] {
  const shifted = transactions
    .filter(({ effectiveAt, createdAt }) => effectiveAt !== createdAt)
    .flatMap(({ entries, effectiveAt, createdAt }) =>
      entries
        .filter(({ layer }) => layer === "posted")
        .map((entry) => ({ ...entry, effectiveAt, createdAt })),
    );
  if (shifted.length === 0) return [];
  const entries = tx`unnest(
      ${uuidsOf(shifted.map(({ account }) => account))},
      ${textsOf(shifted.map(({ direction }) => direction))},
      ${numericsOf(shifted.map(({ amount }) => amount))},
      ${instantsOf(shifted.map(({ effectiveAt }) => effectiveAt))},
      ${instantsOf(shifted.map(({ createdAt }) => createdAt))}
    )`;
  const sql = tx`
    insert into effective_shifts as sums (tenant_id, account_id, level, bucket, debits, credits)
    select ${tenantId}, shifts.* from (${sumShifts(tx, entries)}) as shifts
    on conflict (tenant_id, account_id, level, bucket) do update
      set debits = sums.debits + excluded.debits, credits = sums.credits + excluded.credits`;
  return [{ name: "added_shifts", sql }];
}
