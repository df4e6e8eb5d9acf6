import type {
  LedgerTransaction,
  LedgerTransactionId,
  LedgerTransactionKind,
  TenantId,
} from "@quittance/domain";
import type { Tx } from "../database.ts";
import { toInstant } from "../instants.ts";
import { ENTRY_COLUMNS, type EntryRow, toEntry } from "../ledger/entry-row.ts";
import { toId, toUuid } from "../public-id.ts";

interface TransactionRow {
  readonly id: string;
  readonly kind: LedgerTransactionKind;
  readonly intent_id: string;
  readonly effective_at: Date;
  readonly created_at: Date;
}

type TransactionEntryRow = EntryRow & { readonly ledger_transaction_id: string };

/** Ledger transactions with their entries, in the order in which they were written. */
export async function readLedgerTransactions(
  tx: Tx,
  tenantId: TenantId,
  ids: readonly LedgerTransactionId[],
): Promise<readonly LedgerTransaction[]> {
  const uuids = ids.map(toUuid);
  const [rows, entryRows] = await Promise.all([
    tx<TransactionRow[]>`
      select id, kind, intent_id, effective_at, created_at
        from ledger_transactions where tenant_id = ${tenantId} and id = any(${uuids}::uuid[])
        order by id`,
    tx<TransactionEntryRow[]>`
      select ${tx(ENTRY_COLUMNS)}, ledger_transaction_id
        from entries where tenant_id = ${tenantId} and ledger_transaction_id = any(${uuids}::uuid[])
        order by ledger_transaction_id, position`,
  ]);
  const entriesOf = Map.groupBy(entryRows, (row) => row.ledger_transaction_id);
  return rows.map((row) => ({
    id: toId("txn", row.id),
    kind: row.kind,
    paymentIntent: toId("pi", row.intent_id),
    effectiveAt: toInstant(row.effective_at),
    createdAt: toInstant(row.created_at),
    entries: (entriesOf.get(row.id) ?? []).map(toEntry),
  }));
}
