import { FAILURE_MESSAGES } from "../codes.ts";
import type { IdSource } from "../ids.ts";
import type { Instant } from "../instant.ts";
import type { PaymentIntent } from "../intent/intent.ts";
import type { LedgerTransaction } from "../ledger/ledger-transaction.ts";
import { type Accounts, moveLegs } from "../ledger/move-legs.ts";

/** What one payment comes to. A failed one has no ledger transaction and changes no account. */
export interface PaymentDecision {
  readonly intent: PaymentIntent;
  readonly ledgerTransaction: LedgerTransaction | null;
  readonly accounts: Accounts;
}

/** Decides a pending intent on the accounts as they stand. A refusal is an outcome, never an exception. */
export function decidePayment(
  intent: PaymentIntent,
  accounts: Accounts,
  now: Instant,
  ids: IdSource,
): PaymentDecision {
  const decided = {
    ...intent,
    version: intent.version + 1,
    eventSequence: intent.eventSequence + 1,
    updatedAt: now,
    finishedAt: now,
  };
  const movement = moveLegs(intent.legs, accounts, ids);
  if (!movement.ok) {
    const { code, leg } = movement.error;
    return {
      intent: {
        ...decided,
        status: "failed",
        failure: { code, message: FAILURE_MESSAGES[code], leg },
      },
      ledgerTransaction: null,
      accounts: new Map(),
    };
  }
  const ledgerTransaction: LedgerTransaction = {
    id: ids.ledgerTransaction(),
    kind: "payment",
    paymentIntent: intent.id,
    effectiveAt: intent.effectiveAt ?? now,
    createdAt: now,
    entries: movement.value.entries,
  };
  return {
    intent: { ...decided, status: "succeeded", ledgerTransactions: [ledgerTransaction.id] },
    ledgerTransaction,
    accounts: movement.value.accounts,
  };
}
