import type { Account } from "../account/account.ts";
import { describeIntent } from "../event/describe-intent.ts";
import type { Event } from "../event/event.ts";
import type { AccountId, IdSource } from "../ids.ts";
import type { Instant } from "../instant.ts";
import type { PaymentIntent } from "../intent/intent.ts";
import type { LedgerTransaction } from "../ledger/ledger-transaction.ts";
import { decidePayment } from "./decide-payment.ts";

/** Everything that one database transaction then makes true, all of it or none. */
export interface Decision {
  readonly intents: readonly PaymentIntent[];
  readonly ledgerTransactions: readonly LedgerTransaction[];
  /** Only the accounts that changed, as they are after the whole batch. */
  readonly accounts: readonly Account[];
  readonly events: readonly Event[];
}

/**
 * The one function that decides about money. It gets intents and accounts that the caller holds
 * locked, and decides the intents in the order given; each sees what the earlier ones did.
 * Pure: time and new ids are arguments, and the same arguments give the same decision.
 */
export function decideBatch(batch: {
  readonly intents: readonly PaymentIntent[];
  readonly accounts: ReadonlyMap<AccountId, Account>;
  readonly now: Instant;
  readonly ids: IdSource;
}): Decision {
  const accounts = new Map(batch.accounts);
  const changed = new Map<AccountId, Account>();
  const intents: PaymentIntent[] = [];
  const ledgerTransactions: LedgerTransaction[] = [];
  const events: Event[] = [];

  for (const pending of batch.intents) {
    const decision = decidePayment(pending, accounts, batch.now, batch.ids);
    for (const [id, account] of decision.accounts) {
      accounts.set(id, account);
      changed.set(id, account);
    }
    intents.push(decision.intent);
    if (decision.ledgerTransaction !== null) ledgerTransactions.push(decision.ledgerTransaction);
    events.push(intentEvent(decision.intent, batch.now, batch.ids));
  }
  return { intents, ledgerTransactions, accounts: [...changed.values()], events };
}

function intentEvent(intent: PaymentIntent, now: Instant, ids: IdSource): Event {
  return {
    id: ids.event(),
    type: intent.status === "failed" ? "payment_intent.failed" : "payment_intent.succeeded",
    resource: intent.id,
    sequence: intent.eventSequence,
    createdAt: now,
    livemode: intent.livemode,
    object: describeIntent(intent),
  };
}
