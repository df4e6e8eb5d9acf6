-- Events, the outbox, and the deliveries of webhooks.
-- For the operator: new objects only.

-- Up Migration
create table events (
  tenant_id   uuid not null,
  id          uuid not null,
  type        text not null,
  resource_id uuid not null,
  sequence    integer not null check (sequence >= 1),
  body        text not null, -- the exact bytes of the event: signed, sent and listed as they are
  created_at  timestamptz not null,
  xid         xid8 not null default pg_current_xact_id(), -- feeds show only what no running transaction can still precede
  primary key (tenant_id, id),
  constraint events_sequence_key unique (tenant_id, resource_id, sequence)
);
create index events_in_commit_order on events (tenant_id, xid, id);

-- One small row for each event that the relay has still to turn into deliveries.
create table outbox (
  tenant_id  uuid not null,
  event_id   uuid not null,
  created_at timestamptz not null,
  primary key (tenant_id, event_id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000); -- rows live for moments

create table endpoints (
  tenant_id   uuid not null,
  id          uuid not null,
  url         text not null,
  description text,
  event_types text[] not null,
  status      text not null default 'enabled' check (status in ('enabled', 'disabled')),
  secret      text not null,
  created_at  timestamptz not null,
  updated_at  timestamptz not null,
  deleted_at  timestamptz, -- a deleted endpoint keeps its deliveries' history
  primary key (tenant_id, id)
);

-- A UUIDv7 as the processes make them, for rows that one statement makes out of others: PostgreSQL
-- has a function of its own only from version 18 on.
create function new_uuid_v7() returns uuid language sql volatile parallel safe as $$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
        from 1 for 6),
      52, 1), 53, 1),
    'hex')::uuid
$$;

create table deliveries (
  tenant_id       uuid not null,
  id              uuid not null,
  endpoint_id     uuid not null,
  event_id        uuid not null,
  status          text not null default 'pending' check (status in ('pending', 'succeeded', 'failed')),
  attempts        smallint not null default 0 check (attempts >= 0),
  next_attempt_at timestamptz, -- also the lease: while an attempt runs it lies in the future
  failure         text check (failure in ('attempts_exhausted', 'endpoint_gone', 'endpoint_disabled', 'endpoint_deleted')),
  created_at      timestamptz not null,
  finished_at     timestamptz,
  primary key (tenant_id, id),
  constraint deliveries_once unique (tenant_id, endpoint_id, event_id),
  constraint deliveries_failure_iff_failed check ((status = 'failed') = (failure is not null)),
  constraint deliveries_finished_at_iff_final check ((status = 'pending') = (finished_at is null)),
  constraint deliveries_next_attempt_iff_pending check ((status = 'pending') = (next_attempt_at is not null))
);
create index deliveries_due on deliveries (tenant_id, endpoint_id, next_attempt_at) where status = 'pending';
create index deliveries_by_endpoint on deliveries (tenant_id, endpoint_id, id);

create table attempts (
  tenant_id       uuid not null,
  delivery_id     uuid not null,
  number          smallint not null check (number >= 1),
  started_at      timestamptz not null,
  duration_ms     integer not null check (duration_ms >= 0),
  response_status smallint,
  error           text, -- why it failed; null when the endpoint took the event
  response_body   text, -- the first bytes of the answer
  primary key (tenant_id, delivery_id, number)
);

create trigger events_append_only before update or delete on events
  for each row execute function refuse_change_to_history();
create trigger events_no_truncate before truncate on events
  for each statement execute function refuse_change_to_history();
create trigger attempts_append_only before update or delete on attempts
  for each row execute function refuse_change_to_history();
create trigger attempts_no_truncate before truncate on attempts
  for each statement execute function refuse_change_to_history();
alter table events enable always trigger events_append_only;
alter table events enable always trigger events_no_truncate;
alter table attempts enable always trigger attempts_append_only;
alter table attempts enable always trigger attempts_no_truncate;

grant select on events, outbox, deliveries, attempts
  to quittance_api, quittance_worker, quittance_ops, quittance_auditor;
-- The secret is read by who signs and by nobody else: the api only writes it, once.
grant select on endpoints to quittance_worker;
grant select (tenant_id, id, url, description, event_types, status, created_at, updated_at, deleted_at)
  on endpoints to quittance_api, quittance_ops, quittance_auditor;
grant insert on events, outbox to quittance_api, quittance_worker;
grant update, delete on outbox to quittance_worker;
grant insert on endpoints to quittance_api;
grant update (url, description, event_types, status, updated_at, deleted_at) on endpoints to quittance_api;
grant update (status, updated_at) on endpoints to quittance_worker;
grant insert on deliveries, attempts to quittance_worker;
grant update (status, attempts, next_attempt_at, failure, finished_at) on deliveries to quittance_worker;

-- Down Migration
drop table attempts, deliveries, endpoints, outbox, events;
drop function new_uuid_v7();
