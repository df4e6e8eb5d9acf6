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
      unnest(${uuidsOf(transactions.map(({ id }) => id))}::uuid[]),
      unnest(${arrayOf(transactions.map(({ kind }) => kind))}::text[]),
      unnest(${uuidsOf(transactions.map(({ paymentIntent }) => paymentIntent))}::uuid[]),
      unnest(${arrayOf(transactions.map(({ effectiveAt }) => effectiveAt))}::timestamptz[]),
      unnest(${arrayOf(transactions.map(({ createdAt }) => createdAt))}::timestamptz[])`;
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
      unnest(${uuidsOf(entries.map((entry) => entry.account))}::uuid[]),
      unnest(${arrayOf(entries.map((entry) => entry.accountVersion))}::bigint[]),
      unnest(${uuidsOf(entries.map((entry) => entry.id))}::uuid[]),
      unnest(${uuidsOf(ofEach(({ id }) => id))}::uuid[]),
      unnest(${arrayOf(ofEach((_, position) => position))}::smallint[]),
      unnest(${arrayOf(entries.map((entry) => entry.direction))}::text[]),
      unnest(${arrayOf(entries.map((entry) => entry.amount))}::numeric[]),
      unnest(${arrayOf(entries.map((entry) => entry.currency.code))}::text[]),
      unnest(${arrayOf(entries.map((entry) => entry.currency.exponent))}::smallint[]),
      unnest(${arrayOf(entries.map((entry) => entry.layer))}::text[]),
      unnest(${arrayOf(entries.map((entry) => entry.balanceAfter))}::numeric[]),
      unnest(${arrayOf(entries.map(({ countersAfter }) => countersAfter.postedDebits))}::numeric[]),
      unnest(${arrayOf(entries.map(({ countersAfter }) => countersAfter.postedCredits))}::numeric[]),
      unnest(${arrayOf(entries.map(({ countersAfter }) => countersAfter.pendingDebits))}::numeric[]),
      unnest(${arrayOf(entries.map(({ countersAfter }) => countersAfter.pendingCredits))}::numeric[]),
      unnest(${arrayOf(ofEach(({ effectiveAt }) => effectiveAt))}::timestamptz[]),
      unnest(${arrayOf(ofEach(({ createdAt }) => createdAt))}::timestamptz[])`;
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
        unnest(${uuidsOf(accounts.map(({ id }) => id))}::uuid[]) as id,
        unnest(${arrayOf(accounts.map(({ postedDebits }) => postedDebits))}::numeric[]) as posted_debits,
        unnest(${arrayOf(accounts.map(({ postedCredits }) => postedCredits))}::numeric[]) as posted_credits,
        unnest(${arrayOf(accounts.map(({ pendingDebits }) => pendingDebits))}::numeric[]) as pending_debits,
        unnest(${arrayOf(accounts.map(({ pendingCredits }) => pendingCredits))}::numeric[]) as pending_credits,
        unnest(${arrayOf(accounts.map(({ version }) => version))}::bigint[]) as version,
        unnest(${arrayOf(accounts.map(({ id }) => loaded.get(id)?.version ?? null))}::bigint[]) as version_before
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
        unnest(${uuidsOf(intents.map(({ id }) => id))}::uuid[]) as id,
        unnest(${arrayOf(intents.map(({ status }) => status))}::text[]) as status,
        unnest(${arrayOf(intents.map(({ captured }) => captured))}::numeric[]) as captured,
        unnest(${arrayOf(intents.map(({ refunded }) => refunded))}::numeric[]) as refunded,
        unnest(${arrayOf(intents.map(({ failure }) => failure?.code ?? null))}::text[]) as failure_code,
        unnest(${arrayOf(intents.map(({ failure }) => failure?.leg ?? null))}::smallint[]) as failure_leg,
        unnest(${arrayOf(intents.map(({ failure }) => uuidOrNull(failure?.culprit ?? null)))}::uuid[]) as failed_by,
        unnest(${arrayOf(intents.map(({ cancellationReason }) => cancellationReason))}::text[]) as cancellation_reason,
        unnest(${arrayOf(intents.map(({ ledgerTransactions }) => writeUuids(ledgerTransactions)))}::text[]) as ledger_transaction_ids,
        unnest(${arrayOf(intents.map(({ version }) => version))}::integer[]) as version,
        unnest(${arrayOf(intents.map(({ id }) => versions.get(id) ?? null))}::integer[]) as version_before,
        unnest(${arrayOf(intents.map(({ eventSequence }) => eventSequence))}::integer[]) as event_sequence,
        unnest(${arrayOf(intents.map(({ updatedAt }) => updatedAt))}::timestamptz[]) as updated_at,
        unnest(${arrayOf(intents.map(({ finishedAt }) => finishedAt))}::timestamptz[]) as finished_at
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
        unnest(${uuidsOf(operations.map(({ id }) => id))}::uuid[]) as id,
        unnest(${arrayOf(operations.map(({ status }) => status))}::text[]) as status,
        unnest(${arrayOf(operations.map(({ failure }) => failure?.code ?? null))}::text[]) as failure_code,
        unnest(${arrayOf(operations.map(({ failure }) => failure?.leg ?? null))}::smallint[]) as failure_leg,
        unnest(${arrayOf(operations.map(({ ledgerTransactions }) => writeUuids(ledgerTransactions)))}::text[]) as ledger_transaction_ids,
        unnest(${arrayOf(operations.map(({ version }) => version))}::integer[]) as version,
        unnest(${arrayOf(operations.map(({ finishedAt }) => finishedAt))}::timestamptz[]) as finished_at
      ) as after
      where o.tenant_id = ${tenantId} and o.id = after.id and o.status = 'pending'
      returning 1`;
  return { name: "decided_operations", sql, rows: operations.length };
}

const uuidOrNull = (id: PaymentIntentId | null): string | null => (id === null ? null : toUuid(id));

/** An array inside an array, as PostgreSQL writes one: `unnest` would take it apart. */
const writeUuids = (ids: readonly LedgerTransactionId[]): string =>
  `{${ids.map(toUuid).join(",")}}`;
