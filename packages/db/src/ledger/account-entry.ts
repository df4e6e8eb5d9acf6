import type { Entry, Instant, LedgerTransactionId } from "@quittance/domain";
import { toInstant } from "../instants.ts";
import { toId } from "../public-id.ts";
import { ENTRY_COLUMNS, type EntryRow, toEntry } from "./entry-row.ts";

/** An entry with what its account's reader wants to know of the ledger transaction it belongs to. */
export interface AccountEntry extends Entry {
  readonly ledgerTransaction: LedgerTransactionId;
  readonly effectiveAt: Instant;
  readonly createdAt: Instant;
}

export interface AccountEntryRow extends EntryRow {
  readonly ledger_transaction_id: string;
  readonly effective_at: Date;
  readonly created_at: Date;
}

export const ACCOUNT_ENTRY_COLUMNS = [
  ...ENTRY_COLUMNS,
  "ledger_transaction_id",
  "effective_at",
  "created_at",
] as const satisfies readonly (keyof AccountEntryRow)[];

export const toAccountEntry = (row: AccountEntryRow): AccountEntry => ({
  ...toEntry(row),
  ledgerTransaction: toId("txn", row.ledger_transaction_id),
  effectiveAt: toInstant(row.effective_at),
  createdAt: toInstant(row.created_at),
});
