-- API keys that are listed, rotated and revoked; tenants with names; a database role that provisions them.
-- For the operator: columns on two small tables, and one more role, which needs CREATEROLE once. Keys that
-- are there already keep working; their last four characters are not known.

-- Up Migration
do $$
begin
  begin
    create role quittance_provisioner nologin;
  exception when duplicate_object or unique_violation then
    null; -- another database of this server made it before us
  end;
  begin
    execute format('grant quittance_provisioner to %I', current_user);
  exception when unique_violation then
    null; -- another database of this server granted it at the same moment
  end;
end $$;

grant usage on schema public to quittance_provisioner;
grant select on schema_migrations to quittance_provisioner;

-- A customer has a tenant for tests and one for live money, under one name.
alter table tenants
  add column name text check (length(name) between 1 and 200), -- null: the first tenant of its mode, which nobody named
  add constraint tenants_name_key unique (name, mode);

alter table api_keys
  add column last_four text check (length(last_four) = 4), -- of the key itself, to tell keys apart
  add column replaced_by uuid, -- the key that a rotation made in its place
  add column last_used_at timestamptz; -- to the minute
alter table api_keys
  add constraint api_keys_scopes_known check (scopes <@ array[
    'payments:read', 'payments:write', 'accounts:read', 'accounts:write',
    'webhooks:read', 'webhooks:write', 'events:read', 'keys:write']),
  add constraint api_keys_name_length check (length(name) between 1 and 200),
  -- A table of tens of rows that is updated each minute: room on each page for the next version.
  set (fillfactor = 70);

-- What has ended a key is for ever: nobody revives one, gives it more time, or more to do.
create function refuse_key_that_lives_longer() returns trigger language plpgsql as $$
begin
  raise exception 'an API key only ever comes nearer to its end'
    using errcode = 'restrict_violation', constraint = 'api_keys_only_end';
end $$;
create trigger api_keys_only_end before update on api_keys
  for each row when (
    old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at
    or old.replaced_by is not null and new.replaced_by is distinct from old.replaced_by
    or old.expires_at is not null and (new.expires_at is null or new.expires_at > old.expires_at)
    or new.key_hash <> old.key_hash
    or new.scopes <> old.scopes)
  execute function refuse_key_that_lives_longer();
alter table api_keys enable always trigger api_keys_only_end;

grant select on tenants, api_keys to quittance_provisioner;
grant insert on tenants, api_keys to quittance_provisioner;
grant update (expires_at, revoked_at, replaced_by) on api_keys to quittance_provisioner;
grant update (expires_at, revoked_at, replaced_by, last_used_at) on api_keys to quittance_api;

-- Down Migration
drop trigger api_keys_only_end on api_keys;
drop function refuse_key_that_lives_longer();
revoke update (expires_at, revoked_at, replaced_by, last_used_at) on api_keys from quittance_api;
alter table api_keys
  reset (fillfactor),
  drop constraint api_keys_name_length,
  drop constraint api_keys_scopes_known,
  drop column last_used_at, drop column replaced_by, drop column last_four;
alter table tenants drop constraint tenants_name_key, drop column name;
revoke all on tenants, api_keys, schema_migrations from quittance_provisioner;
revoke usage on schema public from quittance_provisioner;
