import { type Tx, toUuid } from "@quittance/db";
import type { VariedBooks } from "./varied-books.ts";

type Part = Parameters<VariedBooks["intent"]>[0];

type Corruption = readonly [
  string,
  (tx: Tx, books: VariedBooks) => Promise<unknown>,
  readonly string[],
];

const uuidOf = (books: VariedBooks, part: Part) => toUuid(books.intent(part));

/** What goes wrong, how, and the rules that must say so: these and no others. */
export const CORRUPTIONS: readonly Corruption[] = [
  [
    "the amount of an entry is changed",
    (tx, books) =>
      tx`update entries set amount = amount + 1 where ${firstEntry(tx, books, "paid")}`,
    [
      "counters_are_sums",
      "entry_counters_follow",
      "intent_amounts_are_its_entries",
      "intent_moves_its_legs",
      "ledger_transaction_balances",
    ],
  ],
  [
    "an entry in the middle of its account's history is deleted",
    (tx, books) => tx`delete from entries where ${firstEntry(tx, books, "paid")}`,
    [
      "counters_are_sums",
      "intent_amounts_are_its_entries",
      "intent_moves_its_legs",
      "ledger_transaction_balances",
      "ledger_transaction_has_entries",
      "versions_are_gapless",
    ],
  ],
  [
    "both entries of a payment are deleted",
    (tx, books) =>
      tx`delete from entries where ledger_transaction_id = ${idOfFirst(tx, books, "paid")}`,
    [
      "counters_are_sums",
      "intent_amounts_are_its_entries",
      "intent_moves_its_legs",
      "ledger_transaction_has_entries",
      "versions_are_gapless",
    ],
  ],
  [
    "the last entries of an account are deleted",
    (tx, books) => tx`
      delete from entries e using accounts a
        where a.id = e.account_id and a.version = e.account_version and a.id = ${toUuid(books.ada)}`,
    [
      "account_is_as_its_last_entry",
      "counters_are_sums",
      "intent_moves_its_legs",
      "ledger_transaction_balances",
      "ledger_transaction_has_entries",
      "pending_is_what_is_on_hold",
    ],
  ],
  [
    "an account's version runs ahead",
    (tx, books) => tx`update accounts set version = version + 1 where id = ${toUuid(books.ada)}`,
    ["account_is_as_its_last_entry", "counters_are_sums"],
  ],
  [
    "an account's posted counter is changed",
    (tx, books) =>
      tx`update accounts set posted_credits = posted_credits + 1 where id = ${toUuid(books.ada)}`,
    ["account_is_as_its_last_entry", "counters_are_sums", "debits_equal_credits"],
  ],
  [
    "an account's pending counter is changed",
    (tx, books) =>
      tx`update accounts set pending_debits = pending_debits + 1 where id = ${toUuid(books.ada)}`,
    ["account_is_as_its_last_entry", "debits_equal_credits", "pending_is_what_is_on_hold"],
  ],
  [
    "an account and its last entry agree on a wrong counter",
    async (tx, books) => {
      await tx`update accounts set posted_credits = posted_credits + 7 where id = ${toUuid(books.ada)}`;
      await tx`
        update entries e
          set posted_credits = e.posted_credits + 7,
              balance_after = e.balance_after + case e.layer when 'posted' then 7 else 0 end
          from accounts a
          where a.id = ${toUuid(books.ada)} and e.account_id = a.id and e.account_version = a.version`;
    },
    ["counters_are_sums", "debits_equal_credits", "entry_counters_follow"],
  ],
  [
    "the balance after an entry is changed",
    (tx, books) =>
      tx`update entries set balance_after = balance_after + 1 where ${firstEntry(tx, books, "held")}`,
    ["balance_after_follows"],
  ],
  [
    "an entry is in another layer",
    (tx, books) => tx`
      update entries set layer = 'pending' where ledger_transaction_id = ${idOfFirst(tx, books, "paid")}`,
    [
      "balance_after_follows",
      "counters_are_sums",
      "entry_counters_follow",
      "intent_amounts_are_its_entries",
      "intent_moves_its_legs",
      "pending_is_what_is_on_hold",
    ],
  ],
  [
    "the clock ran backwards",
    (tx, books) => tx`
      with late as (
        update ledger_transactions set created_at = created_at - interval '1 hour'
          where id = ${idOfFirst(tx, books, "paid")} returning id, created_at)
      update entries e set created_at = late.created_at from late where e.ledger_transaction_id = late.id`,
    // It was paid when it counted, and now it is shifted.
    ["entry_times_are_in_order", "ledger_transaction_counts_when_it_should", "shifts_are_sums"],
  ],
  [
    "an entry counts on another day than its ledger transaction",
    (tx, books) => tx`
      update entries set effective_at = effective_at + interval '1 day' where ${firstEntry(tx, books, "paid")}`,
    ["entry_carries_its_dates", "shifts_are_sums"],
  ],
  [
    "the entries of a payment are in another currency",
    (tx, books) => tx`
      update entries set currency = 'EUR' where ledger_transaction_id = ${idOfFirst(tx, books, "paid")}`,
    ["entry_is_in_its_accounts_currency", "intent_moves_its_legs"],
  ],
  [
    "an account is in another currency",
    (tx, books) => tx`update accounts set exponent = 3 where id = ${toUuid(books.ada)}`,
    ["debits_equal_credits", "entry_is_in_its_accounts_currency"],
  ],
  [
    "a sum of the balance by effective time is changed",
    (tx) => tx`update effective_shifts set debits = debits + 1 where debits <> 0`,
    ["shifts_are_sums"],
  ],
  [
    "an account had spent more than it had",
    async (tx) => {
      await tx`alter table accounts drop constraint accounts_funds`;
      await tx`update accounts set overdraft_limit = 0 where overdraft_limit is null and currency = 'EUR'`;
    },
    ["account_is_within_its_limit", "entry_was_within_the_limit"],
  ],
  [
    "a closed account has money",
    async (tx, books) => {
      await tx`alter table accounts drop constraint accounts_closed_is_empty`;
      await tx`update accounts set status = 'closed' where id = ${toUuid(books.ben)}`;
    },
    ["closed_account_is_empty"],
  ],
  [
    "an event tells of a failure that was none",
    (tx, books) => tx`
      update events set body = replace(body, '"status":"succeeded"', '"status":"failed"')
        where resource_id = ${uuidOf(books, "paid")}`,
    ["event_tells_what_happened"],
  ],
  [
    "an intent has another accounting date than its payment",
    (tx, books) => tx`
      update payment_intents set effective_at = '2001-01-01' where id = ${uuidOf(books, "paid")}`,
    ["ledger_transaction_counts_when_it_should"],
  ],
  [
    "an account's event is deleted",
    (tx, books) => tx`delete from events where resource_id = ${toUuid(books.ben)}`,
    ["account_has_its_events"],
  ],
  [
    "a payment that succeeded has failed",
    (tx, books) => tx`
      update payment_intents
        set status = 'failed', captured = 0, failure_code = 'insufficient_funds', failure_leg = 0
        where id = ${uuidOf(books, "paid")}`,
    [
      "intent_amounts_are_its_entries",
      "intent_has_its_events",
      "intent_has_its_ledger_transactions",
      "intent_moves_its_legs",
    ],
  ],
  [
    "a payment that failed has succeeded",
    (tx, books) => tx`
      update payment_intents
        set status = 'succeeded', captured = 1000000, failure_code = null, failure_leg = null
        where id = ${uuidOf(books, "refused")}`,
    [
      "intent_amounts_are_its_entries",
      "intent_has_its_events",
      "intent_has_its_ledger_transactions",
      "intent_moves_its_legs",
    ],
  ],
  [
    "a payment that was made waits again",
    (tx, books) => tx`
      update payment_intents set status = 'pending', captured = 0, finished_at = null
        where id = ${uuidOf(books, "paid")}`,
    [
      "intent_amounts_are_its_entries",
      "intent_has_its_events",
      "intent_has_its_ledger_transactions",
      "intent_moves_its_legs",
    ],
  ],
  [
    "a hold is canceled and not released",
    (tx, books) => tx`
      update payment_intents
        set status = 'canceled', cancellation_reason = 'requested', finished_at = now(), captured = 0
        where id = ${uuidOf(books, "batched_hold")}`,
    [
      "intent_amounts_are_its_entries",
      "intent_has_its_events",
      "intent_has_its_ledger_transactions",
      "intent_moves_its_legs",
      "pending_is_what_is_on_hold",
    ],
  ],
  [
    "a ledger transaction is made of nothing",
    (tx, books) => tx`
      insert into ledger_transactions
        select tenant_id, gen_random_uuid(), 'release', intent_id, effective_at, created_at
          from ledger_transactions where id = ${idOfFirst(tx, books, "paid")}`,
    ["ledger_transaction_has_entries", "ledger_transaction_is_its_intents"],
  ],
  [
    "a ledger transaction is deleted, and its entries stay",
    (tx, books) => tx`delete from ledger_transactions where id = ${idOfFirst(tx, books, "paid")}`,
    [
      "entry_carries_its_dates",
      "intent_amounts_are_its_entries",
      "intent_has_its_ledger_transactions",
      "intent_moves_its_legs",
    ],
  ],
  [
    "an intent forgets its refund",
    (tx, books) => tx`
      update payment_intents set ledger_transaction_ids = trim_array(ledger_transaction_ids, 1)
        where id = ${uuidOf(books, "refunded")}`,
    [
      "intent_amounts_are_its_entries",
      "intent_moves_its_legs",
      "ledger_transaction_is_its_intents",
    ],
  ],
  [
    "an intent lists another's ledger transaction",
    (tx, books) => tx`
      update payment_intents set ledger_transaction_ids = ledger_transaction_ids || ${idOfFirst(tx, books, "came_due")}
        where id = ${uuidOf(books, "paid")}`,
    ["intent_has_its_ledger_transactions"],
  ],
  [
    "more was captured than is said",
    (tx, books) =>
      tx`update payment_intents set captured = captured - 1 where id = ${uuidOf(books, "held")}`,
    [
      "intent_amounts_are_its_entries",
      "intent_amounts_are_its_operations",
      "intent_moves_its_legs",
      "pending_is_what_is_on_hold",
    ],
  ],
  [
    "more was refunded than is said",
    (tx, books) =>
      tx`update payment_intents set refunded = refunded - 1 where id = ${uuidOf(books, "refunded")}`,
    [
      "intent_amounts_are_its_entries",
      "intent_amounts_are_its_operations",
      "intent_moves_its_legs",
    ],
  ],
  [
    "an intent's event is deleted",
    (tx, books) =>
      tx`delete from events where resource_id = ${uuidOf(books, "captured")} and sequence = 2`,
    ["intent_has_its_events"],
  ],
  [
    "an event says another end",
    (tx, books) => tx`
      update events set type = 'payment_intent.failed' where resource_id = ${uuidOf(books, "paid")}`,
    ["event_tells_what_happened", "intent_has_its_events"],
  ],
  [
    "an intent counts an event too many",
    (tx, books) => tx`
      update payment_intents set event_sequence = event_sequence + 1 where id = ${uuidOf(books, "waiting")}`,
    ["intent_has_its_events"],
  ],
  [
    "an operation's event is deleted",
    (tx, books) => tx`
      delete from events e using operations o
        where o.intent_id = ${uuidOf(books, "captured")} and e.resource_id = o.id`,
    ["operation_has_its_event"],
  ],
  [
    "a refund that was made has failed",
    (tx, books) => tx`
      update operations set status = 'failed', failure_code = 'amount_exceeds_captured'
        where intent_id = ${uuidOf(books, "captured_in_part")} and kind = 'refund'`,
    [
      "intent_amounts_are_its_operations",
      "ledger_transaction_is_its_operations",
      "operation_has_its_event",
      "operation_has_its_ledger_transactions",
    ],
  ],
  [
    "a capture that was made waits again",
    (tx, books) => tx`
      update operations set status = 'pending', finished_at = null where intent_id = ${uuidOf(books, "captured")}`,
    [
      "intent_amounts_are_its_operations",
      "ledger_transaction_is_its_operations",
      "operation_has_its_event",
      "operation_has_its_ledger_transactions",
    ],
  ],
  [
    "a capture is of another amount",
    (tx, books) =>
      tx`update operations set amount = amount + 1 where intent_id = ${uuidOf(books, "captured")}`,
    ["intent_amounts_are_its_operations", "operation_has_its_ledger_transactions"],
  ],
  [
    "an operation lists a ledger transaction too few",
    (tx, books) => tx`
      update operations set ledger_transaction_ids = '{}' where intent_id = ${uuidOf(books, "captured")}`,
    ["ledger_transaction_is_its_operations", "operation_has_its_ledger_transactions"],
  ],
  [
    "one of an atomic batch goes through and another does not",
    (tx, books) => tx`
      update payment_intents set batch_id = (select batch_id from payment_intents where id = ${uuidOf(books, "torn")})
        where id = ${uuidOf(books, "batched")}`,
    ["atomic_batch_is_whole"],
  ],
  [
    "a leg is lost",
    (tx, books) => tx`delete from legs where intent_id = ${uuidOf(books, "waiting")}`,
    ["intent_has_legs"],
  ],
  [
    "a leg goes to another account",
    (tx, books) => tx`
      update legs set destination = ${toUuid(books.ada)}, source = destination
        where intent_id = ${uuidOf(books, "paid")}`,
    ["intent_moves_its_legs"],
  ],
  [
    "an idempotency key is lost",
    (tx, books) => tx`delete from idempotency_keys where intent_id = ${uuidOf(books, "waiting")}`,
    ["intent_has_one_key"],
  ],
  [
    "an intent has a second key",
    (tx, books) => tx`
      insert into idempotency_keys (tenant_id, key, fingerprint, intent_id, created_at)
        select tenant_id, key || '2', fingerprint, intent_id, created_at
          from idempotency_keys where intent_id = ${uuidOf(books, "waiting")}`,
    ["intent_has_one_key"],
  ],
];

/** The first ledger transaction of an intent. */
const idOfFirst = (tx: Tx, books: VariedBooks, part: Part) =>
  tx`(select ledger_transaction_ids[1] from payment_intents where id = ${uuidOf(books, part)})`;

const firstEntry = (tx: Tx, books: VariedBooks, part: Part) =>
  tx`ledger_transaction_id = ${idOfFirst(tx, books, part)} and position = 0`;
