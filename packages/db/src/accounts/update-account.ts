import type { AccountRecord } from "@quittance/domain";
import type { Tx } from "../database.ts";
import { toUuid } from "../public-id.ts";
import type { Tenant } from "../tenants/tenant.ts";
import { ACCOUNT_RECORD_COLUMNS, type AccountRecordRow, toAccountRecord } from "./account-row.ts";

export interface UpdatedAccount {
  /** As it is stored: its metadata in the order in which it will be read. */
  readonly account: AccountRecord;
  /** The number of the event that tells of it. */
  readonly eventSequence: number;
}

/**
 * Writes what an account's owner may change, and counts the event that tells of it. The account is
 * locked; its counters and its version, which counts its entries, are not touched.
 */
export async function updateAccount(
  tx: Tx,
  tenant: Tenant,
  account: AccountRecord,
): Promise<UpdatedAccount> {
  const [row] = await tx<(AccountRecordRow & { readonly event_sequence: number })[]>`
    update accounts
      set name = ${account.name}, metadata = ${tx.json(account.metadata)}, status = ${account.status},
          overdraft_limit = ${account.overdraftLimit?.toString() ?? null}::numeric,
          updated_at = ${account.updatedAt}, event_sequence = event_sequence + 1
      where tenant_id = ${tenant.id} and id = ${toUuid(account.id)}
      returning ${tx(ACCOUNT_RECORD_COLUMNS)}, event_sequence`;
  if (row === undefined) throw new Error(`account ${account.id} is locked and not there`);
  return {
    account: toAccountRecord(row, tenant.livemode),
    eventSequence: row.event_sequence,
  };
}
