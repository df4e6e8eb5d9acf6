import type { Operation, PaymentIntentId, TenantId } from "@quittance/domain";
import { readAccounts, type StandingAccounts } from "../accounts/read-accounts.ts";
import { uuidsOf } from "../array-of.ts";
import type { Tx } from "../database.ts";
import { OPERATION_COLUMNS, type OperationRow, toOperation } from "../operations/operation-row.ts";
import type { LockedBatch } from "./lock-batch.ts";

export interface LoadedBatch extends StandingAccounts {
  /** What is asked of the intents and not decided yet, in acceptance order. */
  readonly operations: readonly Operation[];
}

/**
 * Reads what a locked batch is decided on. Statements of their own, begun after the locks were
 * granted, so that their snapshots hold everything that the holders before us committed.
 */
export async function loadBatch(
  tx: Tx,
  tenantId: TenantId,
  { intents, accountIds }: Pick<LockedBatch, "intents" | "accountIds">,
): Promise<LoadedBatch> {
  const [standing, operations] = await Promise.all([
    readAccounts(tx, tenantId, accountIds),
    readPendingOperations(
      tx,
      tenantId,
      intents.map(({ id }) => id),
    ),
  ]);
  return { ...standing, operations };
}

async function readPendingOperations(
  tx: Tx,
  tenantId: TenantId,
  intents: readonly PaymentIntentId[],
): Promise<readonly Operation[]> {
  const rows = await tx<OperationRow[]>`
    select ${tx(OPERATION_COLUMNS)}
      from operations
      where tenant_id = ${tenantId} and intent_id = any(${uuidsOf(intents)}::uuid[])
        and status = 'pending'
      order by id`;
  return rows.map(toOperation);
}
