import type { Account } from "../account/account.ts";
import { type DecidedEvent, eventOfIntent, eventOfOperation } from "../event/decided-event.ts";
import type { AccountId, BatchId, IdSource, PaymentIntentId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import type { PaymentIntent } from "../intent/intent.ts";
import { isUndecided } from "../intent/intent-status.ts";
import type { LedgerTransaction } from "../ledger/ledger-transaction.ts";
import type { Operation } from "../operation/operation.ts";
import { decideAtomicBatch } from "./decide-atomic-batch.ts";
import { decideExpiry } from "./decide-expiry.ts";
import { decideIntent } from "./decide-intent.ts";
import { decideOperation } from "./decide-operation.ts";
import type { Circumstances, Outcome } from "./outcome.ts";

/** Everything that one database transaction then makes true, all of it or none. */
export interface Decision {
  /** Only what changed, as it is after the whole batch. */
  readonly intents: readonly PaymentIntent[];
  readonly operations: readonly Operation[];
  readonly accounts: readonly Account[];
  readonly ledgerTransactions: readonly LedgerTransaction[];
  readonly events: readonly DecidedEvent[];
}

/** What is to be decided: everything that the caller holds locked. */
export interface BatchToDecide {
  /** In acceptance order. Of an atomic batch all intents are here, or none. */
  readonly intents: readonly PaymentIntent[];
  /** The operations on these intents that are not decided yet, in acceptance order. */
  readonly operations: readonly Operation[];
  readonly accounts: ReadonlyMap<AccountId, Account>;
  readonly now: Instant;
  readonly ids: IdSource;
}

/**
 * The one function that decides about money. First comes what has expired, then the cancellations
 * that came before their intent was decided, then the intents in the order given, then the other
 * operations in theirs; each sees what the earlier ones did.
 * Pure: time and new ids are arguments, and the same arguments give the same decision.
 */
export function decideBatch(batch: BatchToDecide): Decision {
  const { now, ids } = batch;
  const accounts = new Map(batch.accounts);
  const standing = new Map(batch.intents.map((intent) => [intent.id, intent]));
  const changedAccounts = new Map<AccountId, Account>();
  const changedIntents = new Map<PaymentIntentId, PaymentIntent>();
  const operations: Operation[] = [];
  const ledgerTransactions: LedgerTransaction[] = [];
  const events: DecidedEvent[] = [];

  function applyAll(...outcomes: readonly (Outcome | undefined)[]): void {
    for (const outcome of outcomes) if (outcome !== undefined) apply(outcome);
  }
  function apply(outcome: Outcome): void {
    const before = standing.get(outcome.intent.id);
    const { intent, event } = eventOfIntent(before, outcome.intent, now, ids);
    for (const [id, account] of outcome.accounts) {
      accounts.set(id, account);
      changedAccounts.set(id, account);
    }
    if (outcome.operation !== undefined) {
      operations.push(outcome.operation);
      const told = eventOfOperation(outcome.operation, intent, now, ids);
      if (told !== undefined) events.push(told);
    }
    if (event !== undefined) events.push(event);
    standing.set(intent.id, intent);
    if (intent.version !== before?.version) changedIntents.set(intent.id, intent);
    ledgerTransactions.push(...outcome.ledgerTransactions);
  }

  const circumstances = { accounts, now, ids };
  const current = (id: PaymentIntentId): PaymentIntent => {
    const intent = standing.get(id);
    if (intent === undefined) throw new Error(`intent ${id} was not loaded with its batch`);
    return intent;
  };
  function applyOperation(operation: Operation): void {
    apply(decideOperation(operation, current(operation.paymentIntent), circumstances));
  }

  for (const { id } of batch.intents) applyAll(decideExpiry(current(id), circumstances));
  const isEarlyCancellation = ({ kind, paymentIntent }: Operation) =>
    kind === "cancel" && isUndecided(current(paymentIntent).status);
  const [early, later] = partition(batch.operations, isEarlyCancellation);
  for (const operation of early) applyOperation(operation);
  for (const unitIds of unitsOf(batch.intents)) {
    const unit = unitIds.map(current);
    applyAll(...decideUnit(unit, circumstances));
  }
  for (const operation of later) applyOperation(operation);
  return {
    intents: [...changedIntents.values()],
    operations,
    accounts: [...changedAccounts.values()],
    ledgerTransactions,
    events,
  };
}

/** An intent by itself, or the intents of an atomic batch together. */
const decideUnit = (
  unit: readonly PaymentIntent[],
  circumstances: Circumstances,
): readonly (Outcome | undefined)[] =>
  unit.some(({ atomicBatch }) => atomicBatch !== null)
    ? decideAtomicBatch(unit, circumstances)
    : unit.map((intent) => decideIntent(intent, circumstances));

/** What is decided together: each intent alone, but those of an atomic batch as one. */
function unitsOf(intents: readonly PaymentIntent[]): readonly (readonly PaymentIntentId[])[] {
  const units = new Map<BatchId | PaymentIntentId, PaymentIntentId[]>();
  for (const { id, atomicBatch } of intents) {
    const unit = units.get(atomicBatch ?? id);
    if (unit === undefined) units.set(atomicBatch ?? id, [id]);
    else unit.push(id);
  }
  return [...units.values()];
}

function partition<Item>(
  items: readonly Item[],
  isFirst: (item: Item) => boolean,
): readonly [readonly Item[], readonly Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
