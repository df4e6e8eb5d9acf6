import type {
  Account,
  AccountId,
  Decision,
  LedgerTransaction,
  PaymentIntent,
  TenantId,
} from "@quittance/domain";
import type { Tx } from "../database.ts";
import { insertEvents } from "../events/insert-events.ts";
import { toUuid } from "../public-id.ts";

/**
 * Makes a decision true: ledger transactions, entries, balances, intents and events, each with one
 * set-based statement however large the batch is, all sent in one flight.
 *
 * @param loaded the accounts as the decision saw them
 * @throws when an account or an intent is not as it was loaded, locks or not; nothing is written then
 */
export async function saveBatch(
  tx: Tx,
  tenantId: TenantId,
  decision: Decision,
  loaded: ReadonlyMap<AccountId, Account>,
): Promise<void> {
  const now = decision.intents[0]?.updatedAt;
  if (now === undefined) return;
  await Promise.all([
    insertLedgerTransactions(tx, tenantId, decision.ledgerTransactions),
    insertEntries(tx, tenantId, decision.ledgerTransactions),
    updateAccounts(tx, tenantId, decision.accounts, loaded, now),
    updateIntents(tx, tenantId, decision.intents),
    insertEvents(tx, tenantId, decision.events),
  ]);
}

async function insertLedgerTransactions(
  tx: Tx,
  tenantId: TenantId,
  transactions: readonly LedgerTransaction[],
): Promise<void> {
  await tx`
    insert into ledger_transactions (tenant_id, id, kind, intent_id, effective_at, created_at)
    select ${tenantId}, t.* from unnest(
      ${transactions.map(({ id }) => toUuid(id))}::uuid[],
      ${transactions.map(({ kind }) => kind)}::text[],
      ${transactions.map(({ paymentIntent }) => toUuid(paymentIntent))}::uuid[],
      ${transactions.map(({ effectiveAt }) => effectiveAt)}::timestamptz[],
      ${transactions.map(({ createdAt }) => createdAt)}::timestamptz[]
    ) as t`;
}

async function insertEntries(
  tx: Tx,
  tenantId: TenantId,
  transactions: readonly LedgerTransaction[],
): Promise<void> {
  const entries = transactions.flatMap((transaction) =>
    transaction.entries.map((entry, position) => ({
      ...entry,
      ledgerTransaction: transaction.id,
      position,
    })),
  );
  await tx`
    insert into entries (tenant_id, account_id, account_version, id, ledger_transaction_id, position,
                         direction, amount, currency, layer, balance_after)
    select ${tenantId}, e.* from unnest(
      ${entries.map((entry) => toUuid(entry.account))}::uuid[],
      ${entries.map((entry) => entry.accountVersion)}::bigint[],
      ${entries.map((entry) => toUuid(entry.id))}::uuid[],
      ${entries.map((entry) => toUuid(entry.ledgerTransaction))}::uuid[],
      ${entries.map((entry) => entry.position)}::smallint[],
      ${entries.map((entry) => entry.direction)}::text[],
      ${entries.map((entry) => entry.amount.toString())}::numeric[],
      ${entries.map((entry) => entry.currency)}::text[],
      ${entries.map((entry) => entry.layer)}::text[],
      ${entries.map((entry) => entry.balanceAfter.toString())}::numeric[]
    ) as e`;
}

async function updateAccounts(
  tx: Tx,
  tenantId: TenantId,
  accounts: readonly Account[],
  loaded: ReadonlyMap<AccountId, Account>,
  now: string,
): Promise<void> {
  const updated = await tx`
    update accounts a
      set posted_debits = after.posted_debits, posted_credits = after.posted_credits,
          pending_debits = after.pending_debits, pending_credits = after.pending_credits,
          version = after.version, updated_at = ${now}
      from unnest(
        ${accounts.map(({ id }) => toUuid(id))}::uuid[],
        ${accounts.map(({ postedDebits }) => postedDebits.toString())}::numeric[],
        ${accounts.map(({ postedCredits }) => postedCredits.toString())}::numeric[],
        ${accounts.map(({ pendingDebits }) => pendingDebits.toString())}::numeric[],
        ${accounts.map(({ pendingCredits }) => pendingCredits.toString())}::numeric[],
        ${accounts.map(({ version }) => version)}::bigint[],
        ${accounts.map(({ id }) => loaded.get(id)?.version ?? null)}::bigint[]
      ) as after (id, posted_debits, posted_credits, pending_debits, pending_credits, version,
                  version_before)
      where a.tenant_id = ${tenantId} and a.id = after.id and a.version = after.version_before`;
  expectCount("accounts", updated.count, accounts.length);
}

async function updateIntents(
  tx: Tx,
  tenantId: TenantId,
  intents: readonly PaymentIntent[],
): Promise<void> {
  const updated = await tx`
    update payment_intents i
      set status = after.status, failure_code = after.failure_code, failure_leg = after.failure_leg,
          ledger_transaction_ids = case when after.ledger_transaction_id is null
            then i.ledger_transaction_ids else array[after.ledger_transaction_id] end,
          version = after.version, event_sequence = after.event_sequence,
          updated_at = after.updated_at, finished_at = after.finished_at
      from unnest(
        ${intents.map(({ id }) => toUuid(id))}::uuid[],
        ${intents.map(({ status }) => status)}::text[],
        ${intents.map(({ failure }) => failure?.code ?? null)}::text[],
        ${intents.map(({ failure }) => failure?.leg ?? null)}::smallint[],
        ${intents.map(({ ledgerTransactions: [id] }) => (id === undefined ? null : toUuid(id)))}::uuid[],
        ${intents.map(({ version }) => version)}::integer[],
        ${intents.map(({ eventSequence }) => eventSequence)}::integer[],
        ${intents.map(({ updatedAt }) => updatedAt)}::timestamptz[],
        ${intents.map(({ finishedAt }) => finishedAt)}::timestamptz[]
      ) as after (id, status, failure_code, failure_leg, ledger_transaction_id, version,
                  event_sequence, updated_at, finished_at)
      where i.tenant_id = ${tenantId} and i.id = after.id and i.version = after.version - 1`;
  expectCount("payment intents", updated.count, intents.length);
}

/** Rows that are locked and were just read must all be there; if not, nothing of the batch may stand. */
function expectCount(what: string, found: number, expected: number): void {
  if (found !== expected) {
    throw new Error(`${expected} ${what} were to be updated, but ${found} were found as expected`);
  }
}
