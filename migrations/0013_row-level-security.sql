-- Row level security: the second wall between tenants, behind `tenant_id = $1` in every statement.
-- For the operator: each table is locked for a moment. From here on a login without BYPASSRLS sees and
-- writes tenants' rows only in a transaction that says whose they are; that holds for the tables' owner
-- too. A later migration that changes rows lifts the wall while it does:
--   alter table t no force row level security; update t …; alter table t force row level security;

-- Up Migration
-- Whose rows a transaction is about: `set local quittance.tenant_id`. Nobody's when it does not say.
create function current_tenant_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('quittance.tenant_id', true), '')::uuid;

-- The hashes of the keys that requests came with: `set local quittance.key_hashes`, in hexadecimal, with
-- commas between them.
create function current_key_hashes() returns bytea[] language sql stable parallel safe as $$
  select array_agg(decode(hash, 'hex'))
    from unnest(string_to_array(nullif(current_setting('quittance.key_hashes', true), ''), ',')) as hash
$$;

-- What lists of tenants that have work and measures over all tenants are read as. Who is a member of
-- it takes it on for one transaction; its rights are never inherited.
do $$
declare
  member name;
begin
  begin
    create role quittance_overview nologin;
  exception when duplicate_object or unique_violation then
    null; -- another database of this server made it before us
  end;
  foreach member in array array['quittance_worker', 'quittance_ops', 'quittance_auditor', 'quittance_provisioner'] loop
    begin
      if (select rolinherit from pg_roles where rolname = member) then
        execute format('alter role %I noinherit', member);
      end if;
      execute format('grant quittance_overview to %I', member);
    exception when unique_violation or internal_error then
      null; -- another database of this server did it at the same moment
    end;
  end loop;
end $$;
grant usage on schema public to quittance_overview;

-- Puts a table behind the wall. Every table with tenant_id is put behind it by the migration that makes
-- it. The subselect is asked once for each statement, and indexes are searched for what it answers.
create function keep_tenants_apart(walled regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', walled);
  execute format('alter table %s force row level security', walled);
  execute format(
    'create policy of_the_tenant on %s using (tenant_id = (select current_tenant_id()))', walled);
  execute format(
    'create policy seen_by_the_auditor on %s for select to quittance_auditor using (true)', walled);
end $$;
revoke execute on function keep_tenants_apart(regclass) from public;

select keep_tenants_apart(c.oid::regclass)
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p');

-- Shows some columns of all tenants' rows to lists and measures.
create function show_in_overview(shown regclass, columns text) returns void language plpgsql as $$
begin
  execute format('grant select (%s) on %s to quittance_overview', columns, shown);
  execute format(
    'create policy seen_in_overview on %s for select to quittance_overview using (true)', shown);
end $$;
revoke execute on function show_in_overview(regclass, text) from public;

select show_in_overview(shown, columns) from (values
  ('tenants'::regclass, 'tenant_id, mode, name, created_at'),
  ('payment_intents', 'tenant_id, id, status, created_at, ring_at, rings, quarantined_at, quarantine_error'),
  ('operations', 'tenant_id, id, status, created_at, ring_at'),
  ('events', 'tenant_id, id, xid, created_at'),
  ('outbox', 'tenant_id, event_id, created_at'),
  ('endpoints', 'tenant_id, id, status, ordering, max_in_flight, rate_limit, deleted_at'),
  ('endpoint_health', 'tenant_id, endpoint_id, failures_in_row, is_slow, paused_until, last_attempt_at, tokens, tokens_at'),
  ('endpoint_secrets', 'tenant_id, id, key_name'),
  ('deliveries', 'tenant_id, id, endpoint_id, event_id, event_xid, status, next_attempt_at, lease, leased_until'),
  ('webhook_tasks', 'tenant_id, id, endpoint_id, position, finished_at'),
  ('audit_log', 'tenant_id, id, actor_type, actor_id, action, resource, detail, request_id, address, created_at'),
  ('audits', 'tenant_id, changes_xid, complete_since, last_complete_from, last_complete_at'),
  ('audit_findings', 'tenant_id, rule, subject_id, found_at')
) as overview (shown, columns);

-- A key is looked up before its tenant is known: who has the key sees it, and whose it is.
create policy shown_to_who_has_it on api_keys for select to quittance_api
  using (key_hash = any ((select current_key_hashes())::bytea[]));
create policy of_the_key on tenants for select to quittance_api
  using (tenant_id in (
    select k.tenant_id from api_keys k where k.key_hash = any ((select current_key_hashes())::bytea[])));

-- What follows is read with the auditor's eyes, and tells no more than it says.
grant create on schema public to quittance_auditor;

-- What the api may know of all tenants: how much waits, and which tenant a first key is for.
create function count_unfinished(most bigint) returns bigint
  language sql stable security definer set search_path = public, pg_temp as $$
    select count(*) from (
      select from payment_intents where status = 'pending' and quarantined_at is null limit most
    ) unfinished
$$;
create function first_tenant(of_mode text) returns uuid
  language sql volatile security definer set search_path = public, pg_temp as $$
    select tenant_id from tenants where mode = of_mode order by created_at, tenant_id limit 1
$$;
revoke execute on function count_unfinished(bigint), first_tenant(text) from public;
grant execute on function count_unfinished(bigint) to quittance_api, quittance_worker;
grant execute on function first_tenant(text) to quittance_api;
alter function count_unfinished(bigint) owner to quittance_auditor;
alter function first_tenant(text) owner to quittance_auditor;

-- Behind the wall only what can not tell of rows by its errors may search an index, and whether one jsonb
-- contains another is not known for that. A search by metadata goes through this view, which has a wall
-- of its own.
create view searchable_intents as
  select tenant_id, id, status, external_id, created_at, metadata
    from payment_intents where tenant_id = (select current_tenant_id());
do $$
begin
  execute format('revoke all on searchable_intents from %I', current_user);
end $$;
grant select on searchable_intents to quittance_api, quittance_auditor;
alter view searchable_intents owner to quittance_auditor;

revoke create on schema public from quittance_auditor;

-- Down Migration
drop view searchable_intents;
drop function count_unfinished(bigint), first_tenant(text);
drop policy shown_to_who_has_it on api_keys;
drop policy of_the_key on tenants;
do $$
declare
  walled regclass;
  policy name;
begin
  for walled, policy in
    select polrelid, polname from pg_policy
      where polname in ('of_the_tenant', 'seen_by_the_auditor', 'seen_in_overview')
  loop
    execute format('drop policy %I on %s', policy, walled);
    execute format('alter table %s no force row level security', walled);
    execute format('alter table %s disable row level security', walled);
    execute format('revoke select on %s from quittance_overview', walled);
  end loop;
end $$;
revoke usage on schema public from quittance_overview;
drop function show_in_overview(regclass, text), keep_tenants_apart(regclass);
drop function current_key_hashes(), current_tenant_id();
