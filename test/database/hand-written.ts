import { randomUUID } from "node:crypto";
import { toUuid } from "@quittance/db";
import type { AccountId, TenantId } from "@quittance/domain";
import type postgres from "postgres";

/** What a test says of an entry; the other columns are filled in. */
export interface HandWrittenEntry {
  readonly account: AccountId;
  readonly version: number;
  readonly direction: string;
  readonly amount: string;
  readonly currency?: string;
  readonly layer?: string;
  readonly transaction?: string;
}

/** Writes entries with one statement, as somebody can who knows the table and not our code. */
export async function insertEntries(
  sql: postgres.ISql,
  tenantId: TenantId,
  transaction: string,
  ...rows: readonly HandWrittenEntry[]
): Promise<void> {
  await sql`insert into entries ${sql(
    rows.map((row, position) => ({
      tenant_id: tenantId,
      account_id: toUuid(row.account),
      account_version: row.version,
      id: randomUUID(),
      ledger_transaction_id: row.transaction ?? transaction,
      position,
      direction: row.direction,
      amount: row.amount,
      currency: row.currency ?? "USD",
      exponent: 2,
      layer: row.layer ?? "posted",
      balance_after: 0,
      posted_debits: 0,
      posted_credits: 0,
      pending_debits: 0,
      pending_credits: 0,
      effective_at: new Date(),
      created_at: new Date(),
    })),
  )}`;
}

export async function insertLedgerTransaction(
  sql: postgres.ISql,
  tenantId: TenantId,
  id: string,
): Promise<void> {
  await sql`
    insert into ledger_transactions (tenant_id, id, kind, intent_id, effective_at, created_at)
    values (${tenantId}, ${id}, 'payment', ${randomUUID()}, now(), now())`;
}
