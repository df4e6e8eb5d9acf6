-- How far the books were audited, and what was found.
-- For the operator: new objects, and one small index on idempotency_keys, which is built under a lock
-- that holds up new requests; a block range index of a hundred million keys takes about a minute.

-- Up Migration
-- One row for each tenant whose books were audited.
create table audits (
  tenant_id          uuid primary key,
  changes_xid        xid8 not null default '0', -- what transactions up to this one changed was audited
  complete_since     timestamptz, -- when the complete audit that is under way was begun
  complete_family    text check (complete_family in ('ledger_transaction', 'account', 'payment_intent', 'tenant')),
  complete_after     uuid, -- how far it has come in that family
  last_complete_from timestamptz, -- of the last complete audit that came to its end
  last_complete_at   timestamptz,
  constraint audits_under_way_somewhere check ((complete_since is null) = (complete_family is null))
);

create table audit_findings (
  tenant_id  uuid not null,
  id         uuid not null,
  rule       text not null,
  subject    text not null, -- what kind of thing is at fault
  subject_id text not null,
  expected   text not null,
  found      text not null,
  found_at   timestamptz not null,
  primary key (tenant_id, id)
);

create trigger audit_findings_append_only before update or delete on audit_findings
  for each row execute function refuse_change_to_history();
create trigger audit_findings_no_truncate before truncate on audit_findings
  for each statement execute function refuse_change_to_history();
alter table audit_findings enable always trigger audit_findings_append_only;
alter table audit_findings enable always trigger audit_findings_no_truncate;

grant select on audits, audit_findings to quittance_api, quittance_worker, quittance_ops, quittance_auditor;
grant insert, update on audits to quittance_worker;
grant insert on audit_findings to quittance_worker;
-- An account whose books disagree is frozen, with the event that says so.
grant update (status, event_sequence) on accounts to quittance_worker;

-- It is for its owner to say that an account may be used again. Asked only where a status is written.
create function refuse_thawing() returns trigger language plpgsql as $$
begin
  raise exception 'a worker freezes accounts and does nothing else to their status'
    using errcode = 'insufficient_privilege';
end $$;
create trigger accounts_worker_only_freezes after update of status on accounts
  for each row when (current_user = 'quittance_worker' and new.status <> 'frozen')
  execute function refuse_thawing();

-- Each intent's key is looked for at the time when both were written. The index has one line for many
-- pages, and writing a key does not touch it.
create index idempotency_keys_by_time on idempotency_keys using brin (created_at) with (autosummarize = on);
grant select (tenant_id, key, intent_id, created_at) on idempotency_keys to quittance_worker;
-- Plain payments are not in it.
create index payment_intents_of_atomic_batch on payment_intents (tenant_id, batch_id) where atomic;

-- Down Migration
drop index payment_intents_of_atomic_batch, idempotency_keys_by_time;
revoke select (tenant_id, key, intent_id, created_at) on idempotency_keys from quittance_worker;
revoke update (status, event_sequence) on accounts from quittance_worker;
drop trigger accounts_worker_only_freezes on accounts;
drop function refuse_thawing();
drop table audit_findings, audits;
