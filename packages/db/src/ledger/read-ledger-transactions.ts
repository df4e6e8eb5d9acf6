import type {
  LedgerTransaction,
  LedgerTransactionId,
  LedgerTransactionKind,
  TenantId,
} from "@quittance/domain";
import { uuidsOf } from "../arrays/binary-arrays.ts";
import type { Database, Tx } from "../database.ts";
import { togetherInTenant } from "../in-tenant.ts";
import { toInstant } from "../instants.ts";
import { toId } from "../public-id.ts";
import { ENTRY_COLUMNS, type EntryRow, toEntry } from "./entry-row.ts";

interface Row {
  readonly id: string;
  readonly kind: LedgerTransactionKind;
  readonly intent_id: string;
  readonly effective_at: Date;
  readonly created_at: Date;
}

/** Ledger transactions with their entries, in the order asked for; those that do not exist are left out. */
export async function readLedgerTransactions(
  place: Database | Tx,
  tenantId: TenantId,
  ids: readonly LedgerTransactionId[],
): Promise<readonly LedgerTransaction[]> {
  const uuids = uuidsOf(ids);
  const [rows, entries] = await togetherInTenant(place, tenantId, (sql) => [
    sql<Row[]>`
      select id, kind, intent_id, effective_at, created_at
        from ledger_transactions
        where tenant_id = ${tenantId} and id = any(${uuids})
        order by array_position(${uuids}, id)`,
    sql<(EntryRow & { ledger_transaction_id: string })[]>`
      select ${sql(ENTRY_COLUMNS)}, ledger_transaction_id
        from entries
        where tenant_id = ${tenantId} and ledger_transaction_id = any(${uuids})
        order by ledger_transaction_id, position`,
  ]);
  const entriesOf = Map.groupBy(entries, (entry) => entry.ledger_transaction_id);
  return rows.map((row) => ({
    id: toId("txn", row.id),
    kind: row.kind,
    paymentIntent: toId("pi", row.intent_id),
    effectiveAt: toInstant(row.effective_at),
    createdAt: toInstant(row.created_at),
    entries: (entriesOf.get(row.id) ?? []).map(toEntry),
  }));
}
