import type {
  LedgerTransaction,
  LedgerTransactionId,
  LedgerTransactionKind,
  TenantId,
} from "@quittance/domain";
import type { Database } from "../database.ts";
import { toInstant } from "../instants.ts";
import { toId, toUuid } from "../public-id.ts";
import { ENTRY_COLUMNS, type EntryRow, toEntry } from "./entry-row.ts";

interface Row {
  readonly kind: LedgerTransactionKind;
  readonly intent_id: string;
  readonly effective_at: Date;
  readonly created_at: Date;
}

export async function readLedgerTransaction(
  db: Database,
  tenantId: TenantId,
  id: LedgerTransactionId,
): Promise<LedgerTransaction | undefined> {
  const [[row], entries] = await Promise.all([
    db.sql<Row[]>`
      select kind, intent_id, effective_at, created_at
        from ledger_transactions where tenant_id = ${tenantId} and id = ${toUuid(id)}`,
    db.sql<EntryRow[]>`
      select ${db.sql(ENTRY_COLUMNS)}
        from entries where tenant_id = ${tenantId} and ledger_transaction_id = ${toUuid(id)}
        order by position`,
  ]);
  return (
    row && {
      id,
      kind: row.kind,
      paymentIntent: toId("pi", row.intent_id),
      effectiveAt: toInstant(row.effective_at),
      createdAt: toInstant(row.created_at),
      entries: entries.map(toEntry),
    }
  );
}
