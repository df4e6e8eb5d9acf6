import type {
  Account,
  AccountId,
  Instant,
  Operation,
  PaymentIntentId,
  TenantId,
} from "@quittance/domain";
import { type AccountRow, toAccount } from "../accounts/account-row.ts";
import type { Tx } from "../database.ts";
import { toInstant } from "../instants.ts";
import { OPERATION_COLUMNS, type OperationRow, toOperation } from "../operations/operation-row.ts";
import { toUuid } from "../public-id.ts";
import type { LockedBatch } from "./lock-batch.ts";

export interface LoadedBatch {
  readonly accounts: ReadonlyMap<AccountId, Account>;
  /** What is asked of the intents and not decided yet, in acceptance order. */
  readonly operations: readonly Operation[];
  /**
   * The database's clock, read after the locks were granted, and never earlier than the last change
   * of one of the accounts: an account's entries are in the order of their times, whatever clocks do.
   */
  readonly now: Instant;
}

/**
 * Reads what a locked batch is decided on. Statements of their own, begun after the locks were
 * granted, so that their snapshots hold everything that the holders before us committed.
 */
export async function loadBatch(
  tx: Tx,
  tenantId: TenantId,
  { intents, accountIds }: LockedBatch,
): Promise<LoadedBatch> {
  const ids = [...accountIds].map(toUuid);
  const [rows, operations] = await Promise.all([
    tx<(AccountRow & { readonly now: Date })[]>`
      select id, currency, exponent, normal_balance, status, overdraft_limit, posted_debits,
             posted_credits, pending_debits, pending_credits, version,
             greatest(date_trunc('milliseconds', clock_timestamp()), max(updated_at) over ()) as now
        from accounts where tenant_id = ${tenantId} and id = any(${ids}::uuid[])`,
    readPendingOperations(
      tx,
      tenantId,
      intents.map(({ id }) => id),
    ),
  ]);
  return {
    accounts: new Map(rows.map(toAccount).map((account) => [account.id, account])),
    operations,
    now: toInstant(rows[0]?.now ?? new Date(0)),
  };
}

async function readPendingOperations(
  tx: Tx,
  tenantId: TenantId,
  intents: readonly PaymentIntentId[],
): Promise<readonly Operation[]> {
  const rows = await tx<OperationRow[]>`
    select ${tx(OPERATION_COLUMNS)}
      from operations
      where tenant_id = ${tenantId} and intent_id = any(${intents.map(toUuid)}::uuid[])
        and status = 'pending'
      order by id`;
  return rows.map(toOperation);
}
