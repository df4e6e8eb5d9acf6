import type {
  Account,
  AccountId,
  BatchToDecide,
  Decision,
  Instant,
  LedgerTransaction,
  LedgerTransactionId,
  Operation,
  PaymentIntent,
  PaymentIntentId,
  TenantId,
} from "@quittance/domain";
import { arrayOf, uuidsOf } from "../array-of.ts";
import type { Fragment, Tx } from "../database.ts";
import { insertEvents } from "../events/insert-events.ts";
import type { Query } from "../flight.ts";
import { toUuid } from "../public-id.ts";
import { addShifts } from "./add-shifts.ts";
import { portions } from "./portions.ts";

/**
 * The statements that make a decision true: ledger transactions, entries, balances, intents and events,
 * each with one set-based statement (entries with one for each ten thousand), to be sent in one flight.
 * They fail when an account or an intent is not as it was loaded, locks or not.
 *
 * @param loaded what the decision saw
 * @param lockWaitMs how long the batch waited for its locks, which is told of everything in it
 */
export function saveBatch(
  tx: Tx,
  tenantId: TenantId,
  decision: Decision,
  loaded: BatchToDecide,
  lockWaitMs: number,
): readonly Query[] {
  const { intents, operations, ledgerTransactions, accounts, events } = decision;
  if (intents.length === 0 && operations.length === 0) return [];
  return [
    insertLedgerTransactions(tx, tenantId, ledgerTransactions),
    ...portions(ledgerTransactions).flatMap((portion) => [
      insertEntries(tx, tenantId, portion),
      ...addShifts(tx, tenantId, portion),
    ]),
    updateAccounts(tx, tenantId, accounts, loaded.accounts, loaded.now),
    updateIntents(tx, tenantId, intents, loaded.intents, lockWaitMs),
    ...(operations.length === 0 ? [] : [updateOperations(tx, tenantId, operations, lockWaitMs)]),
    insertEvents(tx, tenantId, events),
  ];
}

function insertLedgerTransactions(
  tx: Tx,
  tenantId: TenantId,
  transactions: readonly LedgerTransaction[],
): Query {
  return tx`
    insert into ledger_transactions (tenant_id, id, kind, intent_id, effective_at, created_at)
    select ${tenantId}, t.* from unnest(
      ${uuidsOf(transactions.map(({ id }) => id))}::uuid[],
      ${arrayOf(transactions.map(({ kind }) => kind))}::text[],
      ${uuidsOf(transactions.map(({ paymentIntent }) => paymentIntent))}::uuid[],
      ${arrayOf(transactions.map(({ effectiveAt }) => effectiveAt))}::timestamptz[],
      ${arrayOf(transactions.map(({ createdAt }) => createdAt))}::timestamptz[]
    ) as t`;
}

function insertEntries(
  tx: Tx,
  tenantId: TenantId,
  transactions: readonly LedgerTransaction[],
): Query {
  const entries = transactions.flatMap(({ entries: own }) => own);
  const ofEach = <Value>(read: (transaction: LedgerTransaction, position: number) => Value) =>
    transactions.flatMap((transaction) =>
      transaction.entries.map((_, position) => read(transaction, position)),
    );
  return tx`
    insert into entries (tenant_id, account_id, account_version, id, ledger_transaction_id, position,
                         direction, amount, currency, exponent, layer, balance_after, posted_debits,
                         posted_credits, pending_debits, pending_credits, effective_at, created_at)
    select ${tenantId}, e.* from unnest(
      ${uuidsOf(entries.map((entry) => entry.account))}::uuid[],
      ${arrayOf(entries.map((entry) => entry.accountVersion))}::bigint[],
      ${uuidsOf(entries.map((entry) => entry.id))}::uuid[],
      ${uuidsOf(ofEach(({ id }) => id))}::uuid[],
      ${arrayOf(ofEach((_, position) => position))}::smallint[],
      ${arrayOf(entries.map((entry) => entry.direction))}::text[],
      ${arrayOf(entries.map((entry) => entry.amount))}::numeric[],
      ${arrayOf(entries.map((entry) => entry.currency.code))}::text[],
      ${arrayOf(entries.map((entry) => entry.currency.exponent))}::smallint[],
      ${arrayOf(entries.map((entry) => entry.layer))}::text[],
      ${arrayOf(entries.map((entry) => entry.balanceAfter))}::numeric[],
      ${arrayOf(entries.map(({ countersAfter }) => countersAfter.postedDebits))}::numeric[],
      ${arrayOf(entries.map(({ countersAfter }) => countersAfter.postedCredits))}::numeric[],
      ${arrayOf(entries.map(({ countersAfter }) => countersAfter.pendingDebits))}::numeric[],
      ${arrayOf(entries.map(({ countersAfter }) => countersAfter.pendingCredits))}::numeric[],
      ${arrayOf(ofEach(({ effectiveAt }) => effectiveAt))}::timestamptz[],
      ${arrayOf(ofEach(({ createdAt }) => createdAt))}::timestamptz[]
    ) as e`;
}

function updateAccounts(
  tx: Tx,
  tenantId: TenantId,
  accounts: readonly Account[],
  loaded: ReadonlyMap<AccountId, Account>,
  now: Instant,
): Query {
  const updated = tx`
    update accounts a
      set posted_debits = after.posted_debits, posted_credits = after.posted_credits,
          pending_debits = after.pending_debits, pending_credits = after.pending_credits,
          version = after.version, updated_at = ${now}
      from unnest(
        ${uuidsOf(accounts.map(({ id }) => id))}::uuid[],
        ${arrayOf(accounts.map(({ postedDebits }) => postedDebits))}::numeric[],
        ${arrayOf(accounts.map(({ postedCredits }) => postedCredits))}::numeric[],
        ${arrayOf(accounts.map(({ pendingDebits }) => pendingDebits))}::numeric[],
        ${arrayOf(accounts.map(({ pendingCredits }) => pendingCredits))}::numeric[],
        ${arrayOf(accounts.map(({ version }) => version))}::bigint[],
        ${arrayOf(accounts.map(({ id }) => loaded.get(id)?.version ?? null))}::bigint[]
      ) as after (id, posted_debits, posted_credits, pending_debits, pending_credits, version,
                  version_before)
      where a.tenant_id = ${tenantId} and a.id = after.id and a.version = after.version_before
      returning 1`;
  return requireCount(tx, "accounts", updated, accounts.length);
}

function updateIntents(
  tx: Tx,
  tenantId: TenantId,
  intents: readonly PaymentIntent[],
  loaded: readonly PaymentIntent[],
  lockWaitMs: number,
): Query {
  const versions = new Map(loaded.map(({ id, version }) => [id, version]));
  const updated = tx`
    update payment_intents i
      set status = after.status, captured = after.captured, refunded = after.refunded,
          failure_code = after.failure_code, failure_leg = after.failure_leg, failed_by = after.failed_by,
          cancellation_reason = after.cancellation_reason,
          ledger_transaction_ids = after.ledger_transaction_ids::uuid[],
          version = after.version, event_sequence = after.event_sequence,
          updated_at = after.updated_at, finished_at = after.finished_at,
          -- That of the first decision: later ones are told with the operation that brought them.
          lock_wait_ms = coalesce(i.lock_wait_ms, ${Math.round(lockWaitMs)}),
          -- A hold is looked at again when it expires, and what is final not at all.
          ring_at = case after.status when 'requires_capture' then i.hold_expires_at end
      from unnest(
        ${uuidsOf(intents.map(({ id }) => id))}::uuid[],
        ${arrayOf(intents.map(({ status }) => status))}::text[],
        ${arrayOf(intents.map(({ captured }) => captured))}::numeric[],
        ${arrayOf(intents.map(({ refunded }) => refunded))}::numeric[],
        ${arrayOf(intents.map(({ failure }) => failure?.code ?? null))}::text[],
        ${arrayOf(intents.map(({ failure }) => failure?.leg ?? null))}::smallint[],
        ${arrayOf(intents.map(({ failure }) => uuidOrNull(failure?.culprit ?? null)))}::uuid[],
        ${arrayOf(intents.map(({ cancellationReason }) => cancellationReason))}::text[],
        ${arrayOf(intents.map(({ ledgerTransactions }) => writeUuids(ledgerTransactions)))}::text[],
        ${arrayOf(intents.map(({ version }) => version))}::integer[],
        ${arrayOf(intents.map(({ id }) => versions.get(id) ?? null))}::integer[],
        ${arrayOf(intents.map(({ eventSequence }) => eventSequence))}::integer[],
        ${arrayOf(intents.map(({ updatedAt }) => updatedAt))}::timestamptz[],
        ${arrayOf(intents.map(({ finishedAt }) => finishedAt))}::timestamptz[]
      ) as after (id, status, captured, refunded, failure_code, failure_leg, failed_by, cancellation_reason,
                  ledger_transaction_ids, version, version_before, event_sequence, updated_at, finished_at)
      where i.tenant_id = ${tenantId} and i.id = after.id and i.version = after.version_before
      returning 1`;
  return requireCount(tx, "payment intents", updated, intents.length);
}

function updateOperations(
  tx: Tx,
  tenantId: TenantId,
  operations: readonly Operation[],
  lockWaitMs: number,
): Query {
  const updated = tx`
    update operations o
      set status = after.status, failure_code = after.failure_code, failure_leg = after.failure_leg,
          ledger_transaction_ids = after.ledger_transaction_ids::uuid[],
          version = after.version, finished_at = after.finished_at,
          lock_wait_ms = ${Math.round(lockWaitMs)}
      from unnest(
        ${uuidsOf(operations.map(({ id }) => id))}::uuid[],
        ${arrayOf(operations.map(({ status }) => status))}::text[],
        ${arrayOf(operations.map(({ failure }) => failure?.code ?? null))}::text[],
        ${arrayOf(operations.map(({ failure }) => failure?.leg ?? null))}::smallint[],
        ${arrayOf(operations.map(({ ledgerTransactions }) => writeUuids(ledgerTransactions)))}::text[],
        ${arrayOf(operations.map(({ version }) => version))}::integer[],
        ${arrayOf(operations.map(({ finishedAt }) => finishedAt))}::timestamptz[]
      ) as after (id, status, failure_code, failure_leg, ledger_transaction_ids, version, finished_at)
      where o.tenant_id = ${tenantId} and o.id = after.id and o.status = 'pending'
      returning 1`;
  return requireCount(tx, "operations", updated, operations.length);
}

const uuidOrNull = (id: PaymentIntentId | null): string | null => (id === null ? null : toUuid(id));

/** An array inside an array, as PostgreSQL writes one: `unnest` would take it apart. */
const writeUuids = (ids: readonly LedgerTransactionId[]): string =>
  `{${ids.map(toUuid).join(",")}}`;

/** Rows that are locked and were just read must all be there; if not, the statement fails, and nothing of the batch stands. */
const requireCount = (tx: Tx, what: string, updated: Fragment, expected: number): Query => tx`
    with updated as (${updated})
    select require_count(${what}, (select count(*) from updated), ${expected})`;
