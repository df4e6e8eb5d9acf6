import type { AccountId, Entry, Instant, LedgerTransactionId, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { toInstant } from "../instants.ts";
import { toId, toUuid } from "../public-id.ts";
import { ENTRY_COLUMNS, type EntryRow, toEntry } from "./entry-row.ts";

/** An entry with what its account's reader wants to know of the ledger transaction it belongs to. */
export interface AccountEntry extends Entry {
  readonly ledgerTransaction: LedgerTransactionId;
  readonly effectiveAt: Instant;
  readonly createdAt: Instant;
}

interface Row extends EntryRow {
  readonly ledger_transaction_id: string;
  readonly effective_at: Date;
  readonly created_at: Date;
}

/** The entries of one account, newest first, those before the account's version `beforeVersion`. */
export async function listEntries(
  db: Database,
  tenantId: TenantId,
  account: AccountId,
  page: { readonly beforeVersion: number | undefined; readonly limit: number },
): Promise<readonly AccountEntry[]> {
  const { sql } = db;
  const rows = await sql<Row[]>`
    select ${sql(ENTRY_COLUMNS)}, ledger_transaction_id, effective_at, created_at
      from entries
      where tenant_id = ${tenantId} and account_id = ${toUuid(account)}
        ${page.beforeVersion === undefined ? sql`` : sql`and account_version < ${page.beforeVersion}`}
      order by account_version desc
      limit ${page.limit}`;
  return rows.map((row) => ({
    ...toEntry(row),
    ledgerTransaction: toId("txn", row.ledger_transaction_id),
    effectiveAt: toInstant(row.effective_at),
    createdAt: toInstant(row.created_at),
  }));
}
