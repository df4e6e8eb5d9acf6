import type { IdSource, LedgerTransactionId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import type { PaymentIntent } from "../intent/intent.ts";
import type { LedgerTransaction, LedgerTransactionKind } from "../ledger/ledger-transaction.ts";
import type { Accounts, Movement } from "../ledger/move-legs.ts";
import type { Operation } from "../operation/operation.ts";

/** What every decision is made of: the accounts as they stand, the time, and new ids. */
export interface Circumstances {
  readonly accounts: Accounts;
  readonly now: Instant;
  readonly ids: IdSource;
}

/** What one command comes to. A refusal changes no account and writes no ledger transaction. */
export interface Outcome {
  readonly intent: PaymentIntent;
  readonly operation?: Operation;
  readonly ledgerTransactions: readonly LedgerTransaction[];
  /** The accounts that changed, after the change. */
  readonly accounts: Accounts;
}

/** The ledger transaction of a movement. It counts from the intent's accounting date only when it pays or captures. */
export function recordMovement(
  kind: LedgerTransactionKind,
  intent: PaymentIntent,
  { entries }: Movement,
  { now, ids }: Circumstances,
): LedgerTransaction {
  const isDated = kind === "payment" || kind === "capture";
  return {
    id: ids.ledgerTransaction(),
    kind,
    paymentIntent: intent.id,
    effectiveAt: isDated ? (intent.effectiveAt ?? now) : now,
    createdAt: now,
    entries,
  };
}

/** The intent after a change: its next version. */
export function change(
  intent: PaymentIntent,
  now: Instant,
  fields: Partial<PaymentIntent>,
  ledgerTransactions: readonly LedgerTransaction[] = [],
): PaymentIntent {
  return {
    ...intent,
    ...fields,
    ledgerTransactions: [...intent.ledgerTransactions, ...idsOf(ledgerTransactions)],
    version: intent.version + 1,
    updatedAt: now,
  };
}

const idsOf = (transactions: readonly LedgerTransaction[]): readonly LedgerTransactionId[] =>
  transactions.map(({ id }) => id);

/** A command that changed nothing but the intent. */
export const withoutMovement = (intent: PaymentIntent): Outcome => ({
  intent,
  ledgerTransactions: [],
  accounts: new Map(),
});
