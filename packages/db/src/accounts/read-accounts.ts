import type { Account, AccountId, Instant, TenantId } from "@quittance/domain";
import { arrayOf } from "../array-of.ts";
import type { Sql, Tx } from "../database.ts";
import { toInstant } from "../instants.ts";
import { toUuid } from "../public-id.ts";
import { type AccountRow, toAccount } from "./account-row.ts";

/** Accounts as they stand together: one statement, so no posting falls in between. */
export interface StandingAccounts {
  readonly accounts: ReadonlyMap<AccountId, Account>;
  /**
   * The database's clock, never earlier than the last change of one of the accounts: an account's
   * entries are in the order of their times, whatever clocks do.
   */
  readonly now: Instant;
}

/** Reads what money is decided on. It locks nothing: whoever posts has locked before. */
export async function readAccounts(
  { sql }: { readonly sql: Sql | Tx },
  tenantId: TenantId,
  ids: Iterable<AccountId>,
): Promise<StandingAccounts> {
  const rows = await sql<(AccountRow & { readonly now: Date })[]>`
    select id, currency, exponent, normal_balance, status, overdraft_limit, posted_debits,
           posted_credits, pending_debits, pending_credits, version,
           greatest(date_trunc('milliseconds', clock_timestamp()), max(updated_at) over ()) as now
      from accounts where tenant_id = ${tenantId} and id = any(${arrayOf([...ids].map(toUuid))}::uuid[])`;
  return {
    accounts: new Map(rows.map(toAccount).map((account) => [account.id, account])),
    now: toInstant(rows[0]?.now ?? new Date(0)),
  };
}
