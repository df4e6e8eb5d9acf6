-- Roles, tenants, keys and the memory of every request.
-- For the operator: new objects only, no lock on anything that exists. The roles belong to the
-- whole server and are made only where they are missing; this needs CREATEROLE once.

-- Up Migration
do $$
declare
  name text;
begin
  foreach name in array array['quittance_api', 'quittance_worker', 'quittance_ops', 'quittance_auditor'] loop
    begin
      execute format('create role %I nologin', name);
    exception when duplicate_object or unique_violation then
      null; -- another database of this server made it before us
    end;
    begin
      execute format('grant %I to %I', name, current_user);
    exception when unique_violation then
      null; -- another database of this server granted it at the same moment
    end;
  end loop;
end $$;

grant usage on schema public to quittance_api, quittance_worker, quittance_ops, quittance_auditor;

-- Every process looks here to say whether it is ready.
grant select on schema_migrations to quittance_api, quittance_worker, quittance_ops, quittance_auditor;

create table tenants (
  tenant_id  uuid primary key,
  mode       text not null check (mode in ('test', 'live')),
  created_at timestamptz not null default now()
);
grant select on tenants to quittance_api, quittance_worker, quittance_ops, quittance_auditor;
grant insert on tenants to quittance_api;

-- Keys are looked up before their tenant is known, so this is the one table that is searched
-- without tenant_id: by the hash of a secret with 178 bits.
create table api_keys (
  tenant_id  uuid not null,
  id         uuid not null,
  key_hash   bytea not null check (octet_length(key_hash) = 32),
  scopes     text[] not null,
  name       text,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, key_hash)
);
create index api_keys_by_hash on api_keys (key_hash);
grant select on api_keys to quittance_api, quittance_worker, quittance_ops, quittance_auditor;
grant insert on api_keys to quittance_api;

-- A pair (tenant, key) belongs to its first request for ever. A payment intent's first answer is told
-- again from its own immutable columns; a batch's from what its items came to at the door; any other
-- answer is kept as it was.
create table idempotency_keys (
  tenant_id       uuid not null,
  key             text collate "C" not null check (length(key) between 1 and 510),
  fingerprint     bytea not null check (octet_length(fingerprint) = 32),
  intent_id       uuid,
  batch           jsonb,
  response_status smallint,
  response_body   text,
  created_at      timestamptz not null default now(),
  primary key (tenant_id, key)
);
grant select on idempotency_keys to quittance_api;
-- Not the answers: that of a new webhook endpoint has its secret.
grant select (tenant_id, key, fingerprint, intent_id, batch, response_status, created_at)
  on idempotency_keys to quittance_ops, quittance_auditor;
grant insert on idempotency_keys to quittance_api;

-- History is written once. ENABLE ALWAYS, because session_replication_role = replica would
-- otherwise walk around these triggers.
create function refuse_change_to_history() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or removed', tg_table_name
    using errcode = 'restrict_violation', constraint = tg_table_name || '_append_only';
end $$;

-- What stands in one table for another (entries for their ledger transaction, legs for their intent) is
-- written with it or never. Who wrote a row tells whether it is of this database transaction: a row
-- that is seen although its writer has not committed is our own, also when a savepoint lies between.
-- A row has only the lower half of its writer's number, so the number nearest to ours is meant.
create function is_of_this_transaction(writer xid) returns boolean language sql volatile as $$
  select pg_xact_status(
      (ours + (writer::text::bigint - ours)::bit(32)::integer)::text::xid8) = 'in progress'
    from (select pg_current_xact_id()::text::bigint) as us (ours)
$$;

create trigger idempotency_keys_append_only before update or delete on idempotency_keys
  for each row execute function refuse_change_to_history();
create trigger idempotency_keys_no_truncate before truncate on idempotency_keys
  for each statement execute function refuse_change_to_history();
alter table idempotency_keys enable always trigger idempotency_keys_append_only;
alter table idempotency_keys enable always trigger idempotency_keys_no_truncate;

-- Down Migration
drop table idempotency_keys, api_keys, tenants;
drop function refuse_change_to_history();
drop function is_of_this_transaction(xid);
revoke usage on schema public from quittance_api, quittance_worker, quittance_ops, quittance_auditor;
