import type { Account, AccountId, Instant, TenantId } from "@quittance/domain";
import { uuidsOf } from "../arrays/binary-arrays.ts";
import type { Sql } from "../database.ts";
import { toInstant } from "../instants.ts";
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

type StandingRow = AccountRow & { readonly now: Date | null };

/** Reads what money is decided on. It locks nothing: whoever posts has locked before. */
export const selectStandingAccounts = (sql: Sql, tenantId: TenantId, ids: Iterable<AccountId>) =>
  sql<StandingRow[]>`
    select id, currency, exponent, normal_balance, status, overdraft_limit, posted_debits,
           posted_credits, pending_debits, pending_credits, version,
           case row_number() over () -- once is enough
             when 1 then greatest(date_trunc('milliseconds', clock_timestamp()), max(updated_at) over ())
           end as now
      from accounts where tenant_id = ${tenantId} and id = any(${uuidsOf([...ids])})`;

export const toStandingAccounts = (rows: readonly StandingRow[]): StandingAccounts => ({
  accounts: new Map(rows.map(toAccount).map((account) => [account.id, account])),
  now: toInstant(rows.find(({ now }) => now !== null)?.now ?? new Date(0)),
});
