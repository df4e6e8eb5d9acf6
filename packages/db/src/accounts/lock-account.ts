import type { AccountId, AccountRecord, Instant } from "@quittance/domain";
import type { Tx } from "../database.ts";
import { toInstant } from "../instants.ts";
import { lockAccounts } from "../posting/lock-accounts.ts";
import { toUuid } from "../public-id.ts";
import type { Tenant } from "../tenants/tenant.ts";
import { ACCOUNT_RECORD_COLUMNS, type AccountRecordRow, toAccountRecord } from "./account-row.ts";

export interface LockedAccount {
  readonly account: AccountRecord;
  /** The database's clock, and never earlier than the account's last change, whatever clocks do. */
  readonly now: Instant;
}

/**
 * Locks an account as posting does and reads it, with a statement of its own whose snapshot holds
 * everything that the holders before us committed. Answers undefined when there is none.
 */
export async function lockAccount(
  tx: Tx,
  tenant: Tenant,
  id: AccountId,
): Promise<LockedAccount | undefined> {
  await lockAccounts(tx, [id]);
  const [row] = await tx<(AccountRecordRow & { readonly now: Date })[]>`
    select ${tx(ACCOUNT_RECORD_COLUMNS)},
           greatest(date_trunc('milliseconds', clock_timestamp()), updated_at) as now
      from accounts where tenant_id = ${tenant.id} and id = ${toUuid(id)}`;
  return row && { account: toAccountRecord(row, tenant.livemode), now: toInstant(row.now) };
}
