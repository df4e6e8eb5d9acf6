import type { Tenant } from "@quittance/db";
import { toUuid } from "@quittance/db";
import { type AccountId, type Instant, instantOf } from "@quittance/domain";
import { sumShifts } from "../../packages/db/src/ledger/sum-shifts.ts";
import type { LedgerSetting } from "./ledger-setting.ts";

const BEGINNING = Date.UTC(2020, 0, 1);
const STEP_MS = 61_007;
/** Entries that one transaction writes: feeds of every database of the server wait for the oldest one. */
const ENTRIES_AT_ONCE = 20_000;

/** When the entry of this number was posted, counted from 1. */
export const postedAt = (entry: number): Instant =>
  instantOf(new Date(BEGINNING + entry * STEP_MS));

/**
 * Writes `length` entries of one account straight into the tables, which a database of a test's own
 * allows: credits of 1, a minute apart. The last fiftieth is shifted as a whole, of the others one in
 * fifty, to any time in the forty days before.
 */
export async function writeHistory(
  { sql }: LedgerSetting,
  tenant: Tenant,
  account: AccountId,
  length: number,
): Promise<void> {
  const uuid = toUuid(account);
  // Only this account's side is written, without its ledger transactions, so it can not balance.
  await sql`
    alter table entries disable trigger entries_balanced,
                        disable trigger entries_with_their_transaction`;
  for (let first = 1; first <= length; first += ENTRIES_AT_ONCE) {
    const last = Math.min(first + ENTRIES_AT_ONCE - 1, length);
    await sql`
      insert into entries (tenant_id, account_id, account_version, id, ledger_transaction_id, position,
                           direction, amount, currency, exponent, layer, balance_after, posted_debits,
                           posted_credits, pending_debits, pending_credits, effective_at, created_at)
      select ${tenant.id}, ${uuid}, n + 1, ${uuid}, ${uuid}, 0, 'credit', 1, 'USD', 2, 'posted', n, 0,
             n, 0, 0,
             posted_at - case when n > 0.98 * ${length}::int or n % 50 = 0
                           then (n::bigint * 7919 * 65537) % 3456000000 * interval '1 millisecond'
                           else interval '0' end,
             posted_at
        from generate_series(${first}::int, ${last}::int) as n
        cross join lateral (
          select ${postedAt(0)}::timestamptz + n * ${STEP_MS}::bigint * interval '1 millisecond') as t (posted_at)`;
  }
  await sql`
    alter table entries enable always trigger entries_balanced,
                        enable always trigger entries_with_their_transaction`;
  await sql.begin(async (tx) => {
    await tx`
      insert into effective_shifts (tenant_id, account_id, level, bucket, debits, credits)
      select ${tenant.id}, shifts.*
        from (${sumShifts(
          tx,
          tx`(select account_id, direction, amount, effective_at, created_at
                from entries
                where tenant_id = ${tenant.id} and account_id = ${uuid} and effective_at <> created_at)`,
        )}) as shifts`;
    await tx`
      update accounts set version = ${length + 1}, posted_credits = ${length}, updated_at = ${postedAt(length)}
        where tenant_id = ${tenant.id} and id = ${uuid}`;
  });
}
