-- Webhooks a receiver can rely on: shared health, sealed secrets, order, and work asked for by hand.
-- For the operator: rewrites deliveries and outbox, which were never released before. The secrets of
-- endpoints move to a table of their own as they are; workers seal them when they have a key.

-- Up Migration
alter table endpoints
  add column disabled_reason text check (disabled_reason in ('requested', 'gone', 'failing', 'order_stuck')),
  add column ordering text not null default 'unordered' check (ordering in ('unordered', 'fifo')),
  add column max_in_flight smallint not null default 8 check (max_in_flight between 1 and 64),
  add column rate_limit integer check (rate_limit between 1 and 1000), -- attempts a second; null is none
  add column signatures text[] not null default '{v1}',
  add column public_key text, -- whpk_…, with which v1a is verified
  add column event_sequence integer not null default 0 check (event_sequence >= 0);
update endpoints set disabled_reason = 'requested' where status = 'disabled';
alter table endpoints
  add constraint endpoints_reason_iff_disabled check ((status = 'disabled') = (disabled_reason is not null)),
  add constraint endpoints_public_key_iff_v1a check (('v1a' = any(signatures)) = (public_key is not null));

-- Every secret that an endpoint ever had. One that signs has no expiry, or one in the future.
create table endpoint_secrets (
  tenant_id   uuid not null,
  id          uuid not null,
  endpoint_id uuid not null,
  scheme      text not null check (scheme in ('v1', 'v1a')),
  key_name    text not null, -- of the master key that opens it; 'none' is not sealed
  sealed      text not null,
  created_at  timestamptz not null,
  expires_at  timestamptz,
  primary key (tenant_id, id)
);
create index endpoint_secrets_by_endpoint on endpoint_secrets (tenant_id, endpoint_id);
create index endpoint_secrets_by_key on endpoint_secrets (tenant_id, key_name);
insert into endpoint_secrets (tenant_id, id, endpoint_id, scheme, key_name, sealed, created_at)
  select tenant_id, new_uuid_v7(), id, 'v1', 'none', secret, created_at from endpoints;
alter table endpoints drop column secret;

-- What the fleet knows of an endpoint's receiver. Whoever claims or records locks this row first.
create table endpoint_health (
  tenant_id       uuid not null,
  endpoint_id     uuid not null,
  failures_in_row integer not null default 0 check (failures_in_row >= 0),
  failing_since   timestamptz,
  last_attempt_at timestamptz,
  paused_until    timestamptz, -- nothing is sent before: the breaker is open, or the receiver asked for it
  trips           smallint not null default 0,
  is_slow         boolean not null default false,
  warned_percent  smallint not null default 0 check (warned_percent in (0, 50, 70, 90)),
  tokens          double precision not null default 0, -- attempts that the rate limit allows, as of tokens_at
  tokens_at       timestamptz not null default now(),
  primary key (tenant_id, endpoint_id)
) with (fillfactor = 70);
insert into endpoint_health (tenant_id, endpoint_id) select tenant_id, id from endpoints;

alter table deliveries
  add column event_xid xid8, -- of its event: the order of commits
  add column leased_until timestamptz, -- somebody attempts it until then
  add column lease uuid, -- who
  add column counted_from smallint not null default 0, -- attempts up to this one were made before it was begun anew
  add column task_id uuid; -- that began it anew
update deliveries d set event_xid = e.xid from events e where e.tenant_id = d.tenant_id and e.id = d.event_id;
alter table deliveries
  alter column event_xid set not null,
  add constraint deliveries_lease_whole check ((lease is null) = (leased_until is null)),
  add constraint deliveries_lease_only_pending check (lease is null or status = 'pending');
create index deliveries_in_order on deliveries (tenant_id, endpoint_id, event_xid, event_id) where status = 'pending';
create index deliveries_in_flight on deliveries (tenant_id, endpoint_id) where lease is not null;
create index deliveries_of_task on deliveries (tenant_id, task_id) where task_id is not null;

-- Events that are still to be relayed, in the order of their commits, for endpoints that keep it.
alter table outbox add column xid xid8 not null default pg_current_xact_id();

-- Deliveries that somebody asked to be begun anew, many at once.
create table webhook_tasks (
  tenant_id   uuid not null,
  id          uuid not null,
  endpoint_id uuid not null,
  kind        text not null check (kind in ('recover', 'replay')),
  since       timestamptz not null,
  until       timestamptz not null,
  only_missing boolean not null default false, -- a replay that leaves alone what the endpoint was sent
  total       integer not null check (total >= 0), -- how much there was to do when it was asked for
  done        integer not null default 0 check (done >= 0), -- deliveries begun anew
  position    uuid, -- the last delivery or event that was looked at
  created_at  timestamptz not null,
  finished_at timestamptz,
  primary key (tenant_id, id),
  check (since <= until)
);
create index webhook_tasks_open on webhook_tasks (tenant_id, id) where finished_at is null;

grant select on endpoint_health, webhook_tasks to quittance_api, quittance_worker, quittance_ops, quittance_auditor;
grant select on endpoint_secrets to quittance_api, quittance_worker;
-- Not the secret, sealed or not.
grant select (tenant_id, id, endpoint_id, scheme, key_name, created_at, expires_at)
  on endpoint_secrets to quittance_ops, quittance_auditor;
grant select (disabled_reason, ordering, max_in_flight, rate_limit, signatures, public_key, event_sequence)
  on endpoints to quittance_api, quittance_ops, quittance_auditor;
grant update (disabled_reason, ordering, max_in_flight, rate_limit, signatures, public_key, event_sequence)
  on endpoints to quittance_api;
grant update (disabled_reason, event_sequence) on endpoints to quittance_worker;
grant insert on endpoint_secrets, endpoint_health, webhook_tasks to quittance_api;
grant update (expires_at) on endpoint_secrets to quittance_api;
grant update (key_name, sealed) on endpoint_secrets to quittance_worker;
grant update on endpoint_health to quittance_api, quittance_worker;
grant update (done, position, finished_at) on webhook_tasks to quittance_worker;
-- What is asked for by hand: a test, and another try.
grant insert on deliveries to quittance_api;
grant update (status, next_attempt_at, failure, finished_at, counted_from) on deliveries to quittance_api;
grant update (leased_until, lease, counted_from, task_id) on deliveries to quittance_worker;

-- Down Migration
drop table webhook_tasks, endpoint_health;
alter table outbox drop column xid;
drop index deliveries_in_order, deliveries_in_flight, deliveries_of_task;
alter table deliveries
  drop constraint deliveries_lease_whole, drop constraint deliveries_lease_only_pending,
  drop column event_xid, drop column leased_until, drop column lease, drop column counted_from, drop column task_id;
revoke update (status, next_attempt_at, failure, finished_at) on deliveries from quittance_api;
revoke insert on deliveries from quittance_api;
alter table endpoints add column secret text;
update endpoints e set secret = s.sealed from endpoint_secrets s
  where s.tenant_id = e.tenant_id and s.endpoint_id = e.id and s.scheme = 'v1' and s.expires_at is null and s.key_name = 'none';
update endpoints set secret = 'lost' where secret is null; -- a sealed one can not come back
alter table endpoints
  alter column secret set not null,
  drop constraint endpoints_reason_iff_disabled, drop constraint endpoints_public_key_iff_v1a,
  drop column disabled_reason, drop column ordering, drop column max_in_flight, drop column rate_limit,
  drop column signatures, drop column public_key, drop column event_sequence;
drop table endpoint_secrets;
