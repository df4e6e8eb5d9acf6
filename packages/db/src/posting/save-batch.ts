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
  TenantId,
} from "@quittance/domain";
import {
  bigintsOf,
  instantsOf,
  integersOf,
  numericsOf,
  smallintsOf,
  textsOf,
  uuidsOf,
} from "../arrays/binary-arrays.ts";
import type { Tx } from "../database.ts";
import { eventParts } from "../events/insert-events.ts";
import type { Query } from "../flight.ts";
import { oneStatement, type Part } from "../one-statement.ts";
import { toUuid } from "../public-id.ts";
import { addShifts } from "./add-shifts.ts";
import { portions } from "./portions.ts";

/**
 * The statements that make a decision true, to be sent in one flight: ledger transactions, entries, balances,
 * intents and events. Most times it is one; each ten thousand entries have one of their own. They fail
 * when an account or an intent is not as it was loaded, locks or not.
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
  const movements = portions(ledgerTransactions).map((portion) => [
    insertLedgerTransactions(tx, tenantId, portion),
    insertEntries(tx, tenantId, portion),
    ...addShifts(tx, tenantId, portion),
  ]);
  const last = [
    ...(movements.pop() ?? []),
    ...(accounts.length === 0
      ? []
      : [updateAccounts(tx, tenantId, accounts, loaded.accounts, loaded.now)]),
    updateIntents(tx, tenantId, intents, loaded.intents, lockWaitMs),
    ...(operations.length === 0 ? [] : [updateOperations(tx, tenantId, operations, lockWaitMs)]),
    ...eventParts(tx, tenantId, events),
  ];
  return [...movements, last].map((parts) => oneStatement(tx, parts));
}

function insertLedgerTransactions(
  tx: Tx,
  tenantId: TenantId,
  transactions: readonly LedgerTransaction[],
): Part {
  const sql = tx`
    insert into ledger_transactions (tenant_id, id, kind, intent_id, effective_at, created_at)
    select ${tenantId},
      unnest(${uuidsOf(transactions.map(({ id }) => id))}),
      unnest(${textsOf(transactions.map(({ kind }) => kind))}),
      unnest(${uuidsOf(transactions.map(({ paymentIntent }) => paymentIntent))}),
      unnest(${instantsOf(transactions.map(({ effectiveAt }) => effectiveAt))}),
      unnest(${instantsOf(transactions.map(({ createdAt }) => createdAt))})`;
  return { name: "written_transactions", sql };
}

function insertEntries(
  tx: Tx,
  tenantId: TenantId,
  transactions: readonly LedgerTransaction[],
): Part {
  const entries = transactions.flatMap(({ entries: own }) => own);
  const ofEach = <Value>(read: (transaction: LedgerTransaction, position: number) => Value) =>
    transactions.flatMap((transaction) =>
      transaction.entries.map((_, position) => read(transaction, position)),
    );
  const sql = tx`
    insert into entries (tenant_id, account_id, account_version, id, ledger_transaction_id, position,
                         direction, amount, currency, exponent, layer, balance_after, posted_debits,
                         posted_credits, pending_debits, pending_credits, effective_at, created_at)
    select ${tenantId},
      unnest(${uuidsOf(entries.map((entry) => entry.account))}),
      unnest(${bigintsOf(entries.map((entry) => entry.accountVersion))}),
      unnest(${uuidsOf(entries.map((entry) => entry.id))}),
      unnest(${uuidsOf(ofEach(({ id }) => id))}),
      unnest(${smallintsOf(ofEach((_, position) => position))}),
      unnest(${textsOf(entries.map((entry) => entry.direction))}),
      unnest(${numericsOf(entries.map((entry) => entry.amount))}),
      unnest(${textsOf(entries.map((entry) => entry.currency.code))}),
      unnest(${smallintsOf(entries.map((entry) => entry.currency.exponent))}),
      unnest(${textsOf(entries.map((entry) => entry.layer))}),
      unnest(${numericsOf(entries.map((entry) => entry.balanceAfter))}),
      unnest(${numericsOf(entries.map(({ countersAfter }) => countersAfter.postedDebits))}),
      unnest(${numericsOf(entries.map(({ countersAfter }) => countersAfter.postedCredits))}),
      unnest(${numericsOf(entries.map(({ countersAfter }) => countersAfter.pendingDebits))}),
      unnest(${numericsOf(entries.map(({ countersAfter }) => countersAfter.pendingCredits))}),
      unnest(${instantsOf(ofEach(({ effectiveAt }) => effectiveAt))}),
      unnest(${instantsOf(ofEach(({ createdAt }) => createdAt))})`;
  return { name: "written_entries", sql };
}

function updateAccounts(
  tx: Tx,
  tenantId: TenantId,
  accounts: readonly Account[],
  loaded: ReadonlyMap<AccountId, Account>,
  now: Instant,
): Part {
  const sql = tx`
    update accounts a
      set posted_debits = after.posted_debits, posted_credits = after.posted_credits,
          pending_debits = after.pending_debits, pending_credits = after.pending_credits,
          version = after.version, updated_at = ${now}
      from (select
        unnest(${uuidsOf(accounts.map(({ id }) => id))}) as id,
        unnest(${numericsOf(accounts.map(({ postedDebits }) => postedDebits))}) as posted_debits,
        unnest(${numericsOf(accounts.map(({ postedCredits }) => postedCredits))}) as posted_credits,
        unnest(${numericsOf(accounts.map(({ pendingDebits }) => pendingDebits))}) as pending_debits,
        unnest(${numericsOf(accounts.map(({ pendingCredits }) => pendingCredits))}) as pending_credits,
        unnest(${bigintsOf(accounts.map(({ version }) => version))}) as version,
        unnest(${bigintsOf(accounts.map(({ id }) => loaded.get(id)?.version ?? null))}) as version_before
      ) as after
      where a.tenant_id = ${tenantId} and a.id = after.id and a.version = after.version_before
      returning 1`;
  return { name: "moved_accounts", sql, rows: accounts.length };
}

function updateIntents(
  tx: Tx,
  tenantId: TenantId,
  intents: readonly PaymentIntent[],
  loaded: readonly PaymentIntent[],
  lockWaitMs: number,
): Part {
  const versions = new Map(loaded.map(({ id, version }) => [id, version]));
  const sql = tx`
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
      from (select
        unnest(${uuidsOf(intents.map(({ id }) => id))}) as id,
        unnest(${textsOf(intents.map(({ status }) => status))}) as status,
        unnest(${numericsOf(intents.map(({ captured }) => captured))}) as captured,
        unnest(${numericsOf(intents.map(({ refunded }) => refunded))}) as refunded,
        unnest(${textsOf(intents.map(({ failure }) => failure?.code ?? null))}) as failure_code,
        unnest(${smallintsOf(intents.map(({ failure }) => failure?.leg ?? null))}) as failure_leg,
        unnest(${uuidsOf(intents.map(({ failure }) => failure?.culprit ?? null))}) as failed_by,
        unnest(${textsOf(intents.map(({ cancellationReason }) => cancellationReason))}) as cancellation_reason,
        unnest(${textsOf(intents.map(({ ledgerTransactions }) => writeUuids(ledgerTransactions)))}) as ledger_transaction_ids,
        unnest(${integersOf(intents.map(({ version }) => version))}) as version,
        unnest(${integersOf(intents.map(({ id }) => versions.get(id) ?? null))}) as version_before,
        unnest(${integersOf(intents.map(({ eventSequence }) => eventSequence))}) as event_sequence,
        unnest(${instantsOf(intents.map(({ updatedAt }) => updatedAt))}) as updated_at,
        unnest(${instantsOf(intents.map(({ finishedAt }) => finishedAt))}) as finished_at
      ) as after
      where i.tenant_id = ${tenantId} and i.id = after.id and i.version = after.version_before
      returning 1`;
  return { name: "decided_intents", sql, rows: intents.length };
}

function updateOperations(
  tx: Tx,
  tenantId: TenantId,
  operations: readonly Operation[],
  lockWaitMs: number,
): Part {
  const sql = tx`
    update operations o
      set status = after.status, failure_code = after.failure_code, failure_leg = after.failure_leg,
          ledger_transaction_ids = after.ledger_transaction_ids::uuid[],
          version = after.version, finished_at = after.finished_at,
          lock_wait_ms = ${Math.round(lockWaitMs)}
      from (select
        unnest(${uuidsOf(operations.map(({ id }) => id))}) as id,
        unnest(${textsOf(operations.map(({ status }) => status))}) as status,
        unnest(${textsOf(operations.map(({ failure }) => failure?.code ?? null))}) as failure_code,
        unnest(${smallintsOf(operations.map(({ failure }) => failure?.leg ?? null))}) as failure_leg,
        unnest(${textsOf(operations.map(({ ledgerTransactions }) => writeUuids(ledgerTransactions)))}) as ledger_transaction_ids,
        unnest(${integersOf(operations.map(({ version }) => version))}) as version,
        unnest(${instantsOf(operations.map(({ finishedAt }) => finishedAt))}) as finished_at
      ) as after
      where o.tenant_id = ${tenantId} and o.id = after.id and o.status = 'pending'
      returning 1`;
  return { name: "decided_operations", sql, rows: operations.length };
}

/** An array inside an array, as PostgreSQL writes one: `unnest` would take it apart. */
const writeUuids = (ids: readonly LedgerTransactionId[]): string =>
  `{${ids.map(toUuid).join(",")}}`;
