-- Payment intents and their legs.
-- For the operator: new objects only.

-- Up Migration
create table payment_intents (
  tenant_id              uuid not null,
  id                     uuid not null,
  status                 text not null check (status in ('scheduled', 'pending', 'requires_capture', 'succeeded', 'failed', 'canceled')),
  effective_at           timestamptz,
  failure_code           text,
  failure_leg            smallint,
  batch_id               uuid, -- of the batch request that it came with, whose items are decided in order
  ledger_transaction_ids uuid[] not null default '{}',
  description            text,
  external_id            text collate "C",
  metadata               jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
  version                integer not null default 1 check (version >= 1),
  event_sequence         integer not null default 0 check (event_sequence >= 0),
  created_at             timestamptz not null,
  updated_at             timestamptz not null,
  finished_at            timestamptz,
  ring_at                timestamptz not null, -- when the bell is rung again if nothing was decided by then
  rings                  smallint not null default 0, -- how often it was rung again
  quarantined_at         timestamptz, -- set aside because deciding it fails in a way nobody expected
  quarantine_error       text,
  primary key (tenant_id, id),
  constraint payment_intents_finished_at_iff_final
    check ((status in ('succeeded', 'failed', 'canceled')) = (finished_at is not null)),
  constraint payment_intents_failure_iff_failed
    check ((status = 'failed') = (failure_code is not null) and (failure_code is null) = (failure_leg is null)),
  constraint payment_intents_quarantine_has_error
    check ((quarantined_at is null) = (quarantine_error is null))
) with (fillfactor = 85);

create index payment_intents_to_ring on payment_intents (tenant_id, ring_at)
  where status = 'pending' and quarantined_at is null;
create index payment_intents_of_batch on payment_intents (tenant_id, batch_id)
  where batch_id is not null and status = 'pending';
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
  amount      numeric(38, 0) not null check (amount > 0),
  primary key (tenant_id, intent_id, position),
  constraint legs_accounts_differ check (source <> destination)
);
create index legs_by_source on legs (tenant_id, source, intent_id);
create index legs_by_destination on legs (tenant_id, destination, intent_id);

-- The transition table of packages/domain, once more, as a wall.
create function refuse_illegal_transition() returns trigger language plpgsql as $$
begin
  if (old.status, new.status) not in (
    ('scheduled', 'pending'), ('scheduled', 'canceled'),
    ('pending', 'requires_capture'), ('pending', 'succeeded'), ('pending', 'failed'), ('pending', 'canceled'),
    ('requires_capture', 'succeeded'), ('requires_capture', 'canceled')
  ) then
    raise exception 'a payment intent does not go from % to %', old.status, new.status
      using errcode = 'check_violation', constraint = 'payment_intents_transition';
  end if;
  return new;
end $$;

create trigger payment_intents_transition before update on payment_intents
  for each row when (old.status is distinct from new.status)
  execute function refuse_illegal_transition();
create trigger payment_intents_no_delete before delete on payment_intents
  for each row execute function refuse_change_to_history();
create trigger payment_intents_no_truncate before truncate on payment_intents
  for each statement execute function refuse_change_to_history();
create trigger legs_append_only before update or delete on legs
  for each row execute function refuse_change_to_history();
create trigger legs_no_truncate before truncate on legs
  for each statement execute function refuse_change_to_history();
alter table payment_intents enable always trigger payment_intents_transition;
alter table payment_intents enable always trigger payment_intents_no_delete;
alter table payment_intents enable always trigger payment_intents_no_truncate;
alter table legs enable always trigger legs_append_only;
alter table legs enable always trigger legs_no_truncate;

grant select on payment_intents, legs to quittance_api, quittance_worker, quittance_ops, quittance_auditor;
grant insert on payment_intents, legs to quittance_api;
grant update (status, failure_code, failure_leg, ledger_transaction_ids, version, event_sequence,
  updated_at, finished_at, ring_at, rings, quarantined_at, quarantine_error)
  on payment_intents to quittance_worker;
grant update (ring_at, quarantined_at, quarantine_error) on payment_intents to quittance_ops;

-- Down Migration
drop table legs, payment_intents;
drop function refuse_illegal_transition();
