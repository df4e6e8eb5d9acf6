-- Payment intents, their legs, and what is asked of them later.
-- For the operator: new objects only.

-- Up Migration
create table payment_intents (
  tenant_id              uuid not null,
  id                     uuid not null,
  status                 text not null check (status in ('scheduled', 'pending', 'requires_capture', 'succeeded', 'failed', 'canceled')),
  capture_method         text not null default 'automatic' check (capture_method in ('automatic', 'manual')),
  execute_at             timestamptz, -- not decided before
  expires_at             timestamptz, -- canceled when not decided by then
  hold_expires_at        timestamptz, -- released when not captured by then
  effective_at           timestamptz,
  captured               numeric(57, 0) not null default 0, -- minor units over all legs, see packages/domain
  refunded               numeric(57, 0) not null default 0,
  failure_code           text,
  failure_leg            smallint,
  failed_by              uuid, -- the intent of the same atomic batch that did not go through
  cancellation_reason    text check (cancellation_reason in ('requested', 'expired', 'hold_expired')),
  batch_id               uuid, -- of the batch request that it came with, whose items are decided in order
  atomic                 boolean not null default false, -- whether all of that batch goes through or none
  ledger_transaction_ids uuid[] not null default '{}',
  description            text,
  external_id            text collate "C",
  metadata               jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
  version                integer not null default 1 check (version >= 1),
  event_sequence         integer not null default 0 check (event_sequence >= 0),
  created_at             timestamptz not null,
  updated_at             timestamptz not null,
  finished_at            timestamptz,
  ring_at                timestamptz, -- when its bell is rung again, because it is late or its time has come
  rings                  smallint not null default 0, -- how often it was rung for that
  rung_at                timestamptz, -- when it was rung for that last
  lock_wait_ms           integer check (lock_wait_ms >= 0), -- how long its first decision waited for locks
  quarantined_at         timestamptz, -- set aside because deciding it fails in a way nobody expected
  quarantine_error       text,
  primary key (tenant_id, id),
  constraint payment_intents_finished_at_iff_final
    check ((status in ('succeeded', 'failed', 'canceled')) = (finished_at is not null)),
  constraint payment_intents_failure_iff_failed
    check ((status = 'failed') = (failure_code is not null)),
  constraint payment_intents_failure_names_leg_or_culprit
    check ((failure_code is null or failure_code = 'linked_intent_failed') = (failure_leg is null)
       and (failure_code is not distinct from 'linked_intent_failed') = (failed_by is not null)),
  constraint payment_intents_reason_iff_canceled
    check ((status = 'canceled') = (cancellation_reason is not null)),
  constraint payment_intents_scheduled_has_time check (status <> 'scheduled' or execute_at is not null),
  constraint payment_intents_hold_is_manual check (hold_expires_at is null or capture_method = 'manual'),
  constraint payment_intents_atomic_has_batch check (not atomic or batch_id is not null),
  constraint payment_intents_refunded_is_captured
    check (refunded >= 0 and refunded <= captured),
  constraint payment_intents_captured_is_moved
    check ((captured > 0 and status in ('requires_capture', 'succeeded')) or (captured = 0 and status <> 'succeeded')),
  constraint payment_intents_quarantine_has_error
    check ((quarantined_at is null) = (quarantine_error is null))
) with (fillfactor = 85);

create index payment_intents_to_ring on payment_intents (tenant_id, ring_at)
  where status in ('pending', 'scheduled', 'requires_capture') and quarantined_at is null;
create index payment_intents_of_batch on payment_intents (tenant_id, batch_id)
  where batch_id is not null and status in ('pending', 'scheduled');
create index payment_intents_quarantined on payment_intents (tenant_id, quarantined_at)
  where quarantined_at is not null;
create index payment_intents_by_rare_status on payment_intents (tenant_id, status, id)
  where status in ('scheduled', 'requires_capture', 'failed', 'canceled');
create index payment_intents_by_external_id on payment_intents (tenant_id, external_id, id)
  where external_id is not null;
create index payment_intents_by_metadata on payment_intents using gin (metadata jsonb_path_ops)
  where metadata <> '{}';

create table legs (
  tenant_id   uuid not null,
  intent_id   uuid not null,
  position    smallint not null check (position >= 0),
  source      uuid not null,
  destination uuid not null,
  currency    text collate "C" not null,
  exponent    smallint not null,
  amount      numeric(38, 0) not null check (amount > 0),
  primary key (tenant_id, intent_id, position),
  constraint legs_accounts_differ check (source <> destination)
);
create index legs_by_source on legs (tenant_id, source, intent_id);
create index legs_by_destination on legs (tenant_id, destination, intent_id);

-- Captures, refunds and cancellations.
create table operations (
  tenant_id              uuid not null,
  id                     uuid not null,
  kind                   text not null check (kind in ('capture', 'refund', 'cancel')),
  intent_id              uuid not null,
  amount                 numeric(57, 0) check (amount > 0), -- minor units over all legs
  final                  boolean not null, -- whether a capture releases what it leaves
  metadata               jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
  status                 text not null check (status in ('pending', 'succeeded', 'failed')),
  failure_code           text,
  failure_leg            smallint,
  ledger_transaction_ids uuid[] not null default '{}',
  version                integer not null default 1 check (version >= 1),
  created_at             timestamptz not null,
  finished_at            timestamptz,
  ring_at                timestamptz not null, -- as of payment_intents
  rings                  smallint not null default 0,
  rung_at                timestamptz,
  lock_wait_ms           integer check (lock_wait_ms >= 0),
  primary key (tenant_id, id),
  constraint operations_amount_unless_cancel check ((kind = 'cancel') = (amount is null)),
  constraint operations_finished_at_iff_final check ((status <> 'pending') = (finished_at is not null)),
  constraint operations_failure_iff_failed check ((status = 'failed') = (failure_code is not null))
);
create index operations_of_intent on operations (tenant_id, intent_id, id);
create index operations_to_ring on operations (tenant_id, ring_at) where status = 'pending';

create function refuse_illegal_transition() returns trigger language plpgsql as $$
begin
  raise exception 'a payment intent does not go from % to %', old.status, new.status
    using errcode = 'check_violation', constraint = 'payment_intents_transition';
end $$;

-- Only a decision leads to the other statuses.
create function refuse_decided_from_the_start() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % do not begin as %', tg_table_name, new.status
    using errcode = 'check_violation', constraint = tg_table_name || '_begin_undecided';
end $$;

-- What an intent came to is told once: money may still move back, and nothing else changes.
create function refuse_rewritten_outcome() returns trigger language plpgsql as $$
begin
  raise exception 'what payment intent % came to is not told differently later', old.id
    using errcode = 'check_violation', constraint = 'payment_intents_written_once';
end $$;

-- Legs never change, so only the statement that captures has to be asked.
create function refuse_captured_above_total() returns trigger language plpgsql
  set enable_seqscan = off as $$
declare
  refused uuid;
begin
  select id into refused
    from changed c
    where captured > 0 and (captured <= (
      select sum(amount) from legs l where l.tenant_id = c.tenant_id and l.intent_id = c.id)) is not true
    limit 1;
  if found then
    raise exception 'more was captured of payment intent % than its legs come to', refused
      using errcode = 'check_violation', constraint = 'payment_intents_captured_is_of_legs';
  end if;
  return null;
end $$;

create function refuse_legs_of_the_past() returns trigger language plpgsql
  set enable_seqscan = off as $$
declare
  ours constant xid := pg_current_xact_id()::xid;
  refused uuid;
begin
  select intent_id into refused
    from (
      select intent_id, (
        select i.xmin from payment_intents i where i.tenant_id = l.tenant_id and i.id = l.intent_id
      ) as writer
        from (select distinct tenant_id, intent_id from new_legs) l
    ) as written
    where writer is distinct from ours and is_of_this_transaction(writer) is not true
    limit 1;
  if found then
    raise exception 'legs of payment intent % do not come with it', refused
      using errcode = 'restrict_violation', constraint = 'legs_with_their_intent';
  end if;
  return null;
end $$;

create function refuse_second_decision() returns trigger language plpgsql as $$
begin
  raise exception 'a % of % is decided once', old.kind, old.status
    using errcode = 'check_violation', constraint = 'operations_decided_once';
end $$;

create trigger operations_begin_undecided before insert on operations
  for each row when (new.status <> 'pending') execute function refuse_decided_from_the_start();
create trigger operations_decided_once after update on operations
  for each row when (old.status <> 'pending') execute function refuse_second_decision();
create trigger operations_no_delete before delete on operations
  for each row execute function refuse_change_to_history();
create trigger operations_no_truncate before truncate on operations
  for each statement execute function refuse_change_to_history();
alter table operations enable always trigger operations_begin_undecided;
alter table operations enable always trigger operations_decided_once;
alter table operations enable always trigger operations_no_delete;
alter table operations enable always trigger operations_no_truncate;

create trigger payment_intents_begin_undecided before insert on payment_intents
  for each row when (new.status not in ('pending', 'scheduled')) execute function refuse_decided_from_the_start();
-- The transition table of packages/domain, once more, as a wall.
create trigger payment_intents_transition after update on payment_intents
  for each row when (old.status is distinct from new.status and (old.status, new.status) not in (
    ('scheduled', 'requires_capture'), ('scheduled', 'succeeded'), ('scheduled', 'failed'), ('scheduled', 'canceled'),
    ('pending', 'requires_capture'), ('pending', 'succeeded'), ('pending', 'failed'), ('pending', 'canceled'),
    ('requires_capture', 'succeeded'), ('requires_capture', 'canceled')
  ))
  execute function refuse_illegal_transition();
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
create trigger payment_intents_captured_is_of_legs after update on payment_intents
  referencing new table as changed
  for each statement execute function refuse_captured_above_total();
create trigger payment_intents_no_delete before delete on payment_intents
  for each row execute function refuse_change_to_history();
create trigger payment_intents_no_truncate before truncate on payment_intents
  for each statement execute function refuse_change_to_history();
create trigger legs_with_their_intent after insert on legs
  referencing new table as new_legs
  for each statement execute function refuse_legs_of_the_past();
create trigger legs_append_only before update or delete on legs
  for each row execute function refuse_change_to_history();
create trigger legs_no_truncate before truncate on legs
  for each statement execute function refuse_change_to_history();
alter table payment_intents enable always trigger payment_intents_begin_undecided;
alter table payment_intents enable always trigger payment_intents_transition;
alter table payment_intents enable always trigger payment_intents_written_once;
alter table payment_intents enable always trigger payment_intents_captured_is_of_legs;
alter table payment_intents enable always trigger payment_intents_no_delete;
alter table payment_intents enable always trigger payment_intents_no_truncate;
alter table legs enable always trigger legs_with_their_intent;
alter table legs enable always trigger legs_append_only;
alter table legs enable always trigger legs_no_truncate;

grant select on payment_intents, legs, operations
  to quittance_api, quittance_worker, quittance_ops, quittance_auditor;
grant insert on payment_intents, legs, operations to quittance_api;
grant update (status, failure_code, failure_leg, ledger_transaction_ids, version, finished_at, ring_at, rings, rung_at,
  lock_wait_ms)
  on operations to quittance_worker;
grant update (status, captured, refunded, failure_code, failure_leg, failed_by, cancellation_reason, ledger_transaction_ids, version, event_sequence,
  updated_at, finished_at, ring_at, rings, rung_at, lock_wait_ms, quarantined_at, quarantine_error)
  on payment_intents to quittance_worker;
grant update (ring_at, quarantined_at, quarantine_error) on payment_intents to quittance_ops;

-- Down Migration
drop table operations, legs, payment_intents;
drop function refuse_illegal_transition(), refuse_decided_from_the_start(), refuse_rewritten_outcome(), refuse_captured_above_total(),
  refuse_legs_of_the_past(), refuse_second_decision();
