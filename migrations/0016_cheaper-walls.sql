-- The same walls, for less: PostgreSQL reads the condition of a trigger anew in each statement that may set it
-- off, and those of three were an eighth of what posting a single payment cost the server.
-- For the operator: locks payment_intents and accounts for a moment; no row is read or written.

-- Up Migration
drop trigger payment_intents_transition on payment_intents;
-- The transition table of packages/domain, once more, as a wall.
create trigger payment_intents_transition after update on payment_intents
  for each row when (old.status <> new.status and old.status || ' to ' || new.status <> all ('{
    scheduled to requires_capture, scheduled to succeeded, scheduled to failed, scheduled to canceled,
    pending to requires_capture, pending to succeeded, pending to failed, pending to canceled,
    requires_capture to succeeded, requires_capture to canceled
  }'))
  execute function refuse_illegal_transition();
alter table payment_intents enable always trigger payment_intents_transition;

drop trigger payment_intents_written_once on payment_intents;
create or replace function refuse_rewritten_outcome() returns trigger language plpgsql as $$
begin
  if new.captured < old.captured or new.refunded < old.refunded
    or new.ledger_transaction_ids[:cardinality(old.ledger_transaction_ids)] <> old.ledger_transaction_ids
    or (old.finished_at is not null and (
      new.captured, new.failure_code, new.failure_leg, new.failed_by, new.cancellation_reason, new.finished_at
    ) is distinct from (
      old.captured, old.failure_code, old.failure_leg, old.failed_by, old.cancellation_reason, old.finished_at
    ))
  then
    raise exception 'what payment intent % came to is not told differently later', old.id
      using errcode = 'check_violation', constraint = 'payment_intents_written_once';
  end if;
  return null;
end $$;
-- Of an intent that came to nothing yet, nothing was told.
create trigger payment_intents_written_once after update on payment_intents
  for each row when (old.status not in ('scheduled', 'pending') or old.ledger_transaction_ids <> '{}')
  execute function refuse_rewritten_outcome();
alter table payment_intents enable always trigger payment_intents_written_once;

drop trigger accounts_closed_for_good on accounts;
-- Its owner may still write on it: only what money depends on stays as it is.
create or replace function refuse_change_to_closed_account() returns trigger language plpgsql as $$
begin
  if (
    new.status, new.posted_debits, new.posted_credits, new.pending_debits, new.pending_credits, new.version
  ) is distinct from (
    old.status, old.posted_debits, old.posted_credits, old.pending_debits, old.pending_credits, old.version
  ) then
    raise exception 'account % is closed: it does not open again, and nothing is moved in it', old.id
      using errcode = 'check_violation', constraint = 'accounts_closed_for_good';
  end if;
  return null;
end $$;
create trigger accounts_closed_for_good after update on accounts
  for each row when (old.status = 'closed') execute function refuse_change_to_closed_account();
alter table accounts enable always trigger accounts_closed_for_good;

-- Down Migration
drop trigger payment_intents_transition on payment_intents;
create trigger payment_intents_transition after update on payment_intents
  for each row when (old.status is distinct from new.status and (old.status, new.status) not in (
    ('scheduled', 'requires_capture'), ('scheduled', 'succeeded'), ('scheduled', 'failed'), ('scheduled', 'canceled'),
    ('pending', 'requires_capture'), ('pending', 'succeeded'), ('pending', 'failed'), ('pending', 'canceled'),
    ('requires_capture', 'succeeded'), ('requires_capture', 'canceled')
  ))
  execute function refuse_illegal_transition();
alter table payment_intents enable always trigger payment_intents_transition;

drop trigger payment_intents_written_once on payment_intents;
create or replace function refuse_rewritten_outcome() returns trigger language plpgsql as $$
begin
  raise exception 'what payment intent % came to is not told differently later', old.id
    using errcode = 'check_violation', constraint = 'payment_intents_written_once';
end $$;
create trigger payment_intents_written_once after update on payment_intents
  for each row when (
    new.captured < old.captured or new.refunded < old.refunded
    or new.ledger_transaction_ids[:cardinality(old.ledger_transaction_ids)] <> old.ledger_transaction_ids
    or (old.finished_at is not null and (
      new.captured, new.failure_code, new.failure_leg, new.failed_by, new.cancellation_reason, new.finished_at
    ) is distinct from (
      old.captured, old.failure_code, old.failure_leg, old.failed_by, old.cancellation_reason, old.finished_at
    )))
  execute function refuse_rewritten_outcome();
alter table payment_intents enable always trigger payment_intents_written_once;

drop trigger accounts_closed_for_good on accounts;
create or replace function refuse_change_to_closed_account() returns trigger language plpgsql as $$
begin
  raise exception 'account % is closed: it does not open again, and nothing is moved in it', old.id
    using errcode = 'check_violation', constraint = 'accounts_closed_for_good';
end $$;
create trigger accounts_closed_for_good after update on accounts
  for each row when (old.status = 'closed' and (
    new.status, new.posted_debits, new.posted_credits, new.pending_debits, new.pending_credits, new.version
  ) is distinct from (
    old.status, old.posted_debits, old.posted_credits, old.pending_debits, old.pending_credits, old.version
  ))
  execute function refuse_change_to_closed_account();
alter table accounts enable always trigger accounts_closed_for_good;
