import type { AccountId, LedgerTransaction, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toId, toUuid } from "../public-id.ts";
import { readLedgerTransactions } from "./read-ledger-transactions.ts";

/** A ledger transaction as one account lists it: with the version that its last entry there made. */
export interface AccountTransaction extends LedgerTransaction {
  readonly accountVersion: number;
}

/**
 * The ledger transactions that have entries of an account, newest first, those before the account's
 * version `beforeVersion`. A ledger transaction's entries of one account follow each other, so each
 * is found at the last of them.
 */
export async function listAccountTransactions(
  db: Database,
  tenantId: TenantId,
  account: AccountId,
  page: { readonly beforeVersion: number | undefined; readonly limit: number },
): Promise<readonly AccountTransaction[]> {
  const rows = await inTenant(
    db,
    tenantId,
    (sql) => sql<{ id: string; version: string }[]>`
    select ledger_transaction_id as id, account_version as version
      from entries e
      where tenant_id = ${tenantId} and account_id = ${toUuid(account)}
        ${page.beforeVersion === undefined ? sql`` : sql`and account_version < ${page.beforeVersion}`}
        -- OFFSET 0 keeps it a search by the whole key, behind row level security too.
        and not exists (
          select from entries later
            where later.tenant_id = ${tenantId} and later.account_id = e.account_id
              and later.account_version = e.account_version + 1
              and later.ledger_transaction_id = e.ledger_transaction_id
            offset 0)
      order by account_version desc
      limit ${page.limit}`,
  );
  const versions = new Map(rows.map(({ id, version }) => [toId("txn", id), Number(version)]));
  const transactions = await readLedgerTransactions(db, tenantId, [...versions.keys()]);
  return transactions.map((transaction) => ({
    ...transaction,
    accountVersion: versions.get(transaction.id) ?? 0,
  }));
}
