import type { Account, AccountId, Instant, TenantId } from "@quittance/domain";
import { type AccountRow, toAccount } from "../accounts/account-row.ts";
import { readClock } from "../clock.ts";
import type { Tx } from "../database.ts";
import { toUuid } from "../public-id.ts";

export interface LoadedBatch {
  readonly accounts: ReadonlyMap<AccountId, Account>;
  /** The database's clock, read after the locks were granted. */
  readonly now: Instant;
}

/**
 * Reads the accounts of a locked batch. A statement of its own, begun after the locks were granted,
 * so that its snapshot holds everything that the holders before us committed.
 */
export async function loadBatch(
  tx: Tx,
  tenantId: TenantId,
  ids: ReadonlySet<AccountId>,
): Promise<LoadedBatch> {
  const [rows, now] = await Promise.all([
    tx<AccountRow[]>`
      select id, currency, normal_balance, status, overdraft_limit, posted_debits, posted_credits,
             pending_debits, pending_credits, version
        from accounts where tenant_id = ${tenantId} and id = any(${[...ids].map(toUuid)}::uuid[])`,
    readClock(tx),
  ]);
  return {
    accounts: new Map(rows.map(toAccount).map((account) => [account.id, account])),
    now,
  };
}
