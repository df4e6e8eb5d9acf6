import type { Entry } from "../ledger/entry.ts";
import type { LedgerTransaction } from "../ledger/ledger-transaction.ts";
import { formatAmount } from "../money/format-amount.ts";

export function describeLedgerTransaction(transaction: LedgerTransaction) {
  return {
    id: transaction.id,
    object: "ledger_transaction" as const,
    kind: transaction.kind,
    payment_intent: transaction.paymentIntent,
    effective_at: transaction.effectiveAt,
    created_at: transaction.createdAt,
    entries: transaction.entries.map(describeEntry),
  };
}

export function describeEntry(entry: Entry) {
  const { currency } = entry;
  return {
    id: entry.id,
    account: entry.account,
    direction: entry.direction,
    amount: formatAmount(entry.amount, currency),
    currency: currency.code,
    layer: entry.layer,
    balance_after: formatAmount(entry.balanceAfter, currency),
    account_version: entry.accountVersion,
  };
}
