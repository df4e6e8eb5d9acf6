import type {
  LedgerTransaction,
  LedgerTransactionId,
  PaymentIntentId,
  TenantId,
} from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toId, toUuid } from "../public-id.ts";
import { readLedgerTransactions } from "./read-ledger-transactions.ts";

/** Ledger transactions, newest first, those before `before`; of one payment intent if told so. */
export async function listLedgerTransactions(
  db: Database,
  tenantId: TenantId,
  { paymentIntent }: { readonly paymentIntent: PaymentIntentId | undefined },
  page: { readonly before: LedgerTransactionId | undefined; readonly limit: number },
): Promise<readonly LedgerTransaction[]> {
  const rows = await inTenant(
    db,
    tenantId,
    (sql) => sql<{ id: string }[]>`
    select id
      from ledger_transactions
      where tenant_id = ${tenantId}
        ${page.before === undefined ? sql`` : sql`and id < ${toUuid(page.before)}`}
        ${
          paymentIntent === undefined
            ? sql``
            : sql`and id in (
                select unnest(ledger_transaction_ids)
                  from payment_intents where tenant_id = ${tenantId} and id = ${toUuid(paymentIntent)})`
        }
      order by id desc
      limit ${page.limit}`,
  );
  return readLedgerTransactions(
    db,
    tenantId,
    rows.map((row) => toId("txn", row.id)),
  );
}
