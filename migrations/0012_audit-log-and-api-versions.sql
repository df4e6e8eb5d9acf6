-- Who did what, and in which version of the API they speak with us.
-- For the operator: one new table; a column more on api_keys and endpoints, which takes no time.

-- Up Migration
-- One row for each action on a key, an endpoint, an account, a currency, a quarantine or a tenant,
-- written in the transaction of the action itself. Payments are not in it: the ledger is their log.
create table audit_log (
  tenant_id  uuid not null,
  id         uuid not null,
  actor_type text not null check (actor_type in ('api_key', 'operator', 'command_line', 'system')),
  actor_id   text not null check (actor_id <> ''), -- the key's public id, the operator's name, the process
  action     text not null check (action ~ '^[a-z_]+\.[a-z_]+$'), -- the closed list is in the code
  resource   text, -- the public id of what it was done to; null is the tenant itself
  detail     jsonb not null check (jsonb_typeof(detail) = 'object'), -- {field: {before, after}}, never a secret
  request_id text,
  address    inet,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
create index audit_log_by_action on audit_log (tenant_id, action, id);
create index audit_log_by_resource on audit_log (tenant_id, resource, id);
create index audit_log_by_actor on audit_log (tenant_id, actor_type, actor_id, id);

create trigger audit_log_append_only before update or delete on audit_log
  for each row execute function refuse_change_to_history();
create trigger audit_log_no_truncate before truncate on audit_log
  for each statement execute function refuse_change_to_history();
alter table audit_log enable always trigger audit_log_append_only;
alter table audit_log enable always trigger audit_log_no_truncate;

-- No process can put its own doing down to somebody whom it does not serve.
create function refuse_foreign_actor() returns trigger language plpgsql as $$
begin
  raise exception '% writes no actions of %', current_user, new.actor_type
    using errcode = 'insufficient_privilege';
end $$;
create trigger audit_log_actor_is_of_its_process before insert on audit_log
  for each row when (
    (current_user = 'quittance_api' and new.actor_type not in ('api_key', 'system'))
    or (current_user = 'quittance_worker' and new.actor_type <> 'system')
    or (current_user = 'quittance_ops' and new.actor_type <> 'operator')
    or (current_user = 'quittance_provisioner' and new.actor_type <> 'command_line'))
  execute function refuse_foreign_actor();

grant select on audit_log to quittance_api, quittance_worker, quittance_ops, quittance_auditor;
grant insert on audit_log to quittance_api, quittance_worker, quittance_ops, quittance_provisioner;

-- The version of the API that a key's requests are answered in, and an endpoint's webhooks are written in.
alter table api_keys add column api_version text check (api_version ~ '^\d{4}-\d{2}-\d{2}$');
update api_keys set api_version = '2026-11-01';
alter table api_keys alter column api_version set not null;
alter table endpoints add column api_version text check (api_version ~ '^\d{4}-\d{2}-\d{2}$');
update endpoints set api_version = '2026-11-01';
alter table endpoints alter column api_version set not null;
grant select (api_version) on endpoints to quittance_api, quittance_ops, quittance_auditor;
grant update (api_version) on endpoints to quittance_api;

-- Down Migration
alter table endpoints drop column api_version;
alter table api_keys drop column api_version;
drop table audit_log;
drop function refuse_foreign_actor();
