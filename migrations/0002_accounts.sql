-- Accounts with their four counters, and the last wall in front of their funds.
-- For the operator: new objects only.

-- Up Migration
create table accounts (
  tenant_id       uuid not null,
  id              uuid not null,
  currency        text collate "C" not null check (currency ~ '^[A-Z0-9]{3,16}$'),
  exponent        smallint not null check (exponent between 0 and 18), -- decimal digits, for ever
  normal_balance  text not null check (normal_balance in ('credit', 'debit')),
  status          text not null default 'active' check (status in ('active', 'frozen', 'closed')),
  overdraft_limit numeric(38, 0) check (overdraft_limit >= 0), -- null is no limit
  -- Sums have 19 digits more than amounts, so that no number of payments can overflow them.
  posted_debits   numeric(57, 0) not null default 0 check (posted_debits >= 0),
  posted_credits  numeric(57, 0) not null default 0 check (posted_credits >= 0),
  pending_debits  numeric(57, 0) not null default 0 check (pending_debits >= 0),
  pending_credits numeric(57, 0) not null default 0 check (pending_credits >= 0),
  version         bigint not null default 1 check (version >= 1),
  event_sequence  integer not null default 0 check (event_sequence >= 0),
  external_id     text collate "C" check (length(external_id) between 1 and 255),
  name            text,
  metadata        jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  primary key (tenant_id, id),
  constraint accounts_external_id_key unique (tenant_id, external_id),
  -- The one rule for funds: available = posted - pending out, and it is not below -overdraft_limit.
  constraint accounts_funds check (
    overdraft_limit is null
    or case normal_balance
         when 'credit' then posted_credits - posted_debits - pending_debits
         else posted_debits - posted_credits - pending_credits
       end >= -overdraft_limit
  ),
  constraint accounts_closed_is_empty check (
    status <> 'closed'
    or (posted_debits = posted_credits and pending_debits = 0 and pending_credits = 0)
  )
) with (fillfactor = 70); -- room for the next version on the same page: balances change, indexed columns do not

create function refuse_change_to_closed_account() returns trigger language plpgsql as $$
begin
  raise exception 'account % is closed: it does not open again, and nothing is moved in it', old.id
    using errcode = 'check_violation', constraint = 'accounts_closed_for_good';
end $$;

-- Its owner may still write on it: only what money depends on stays as it is. Triggers of this kind come
-- after the row: one that comes before it locks each row first, which is a tenth of a posting.
create trigger accounts_closed_for_good after update on accounts
  for each row when (old.status = 'closed' and (
    new.status, new.posted_debits, new.posted_credits, new.pending_debits, new.pending_credits, new.version
  ) is distinct from (
    old.status, old.posted_debits, old.posted_credits, old.pending_debits, old.pending_credits, old.version
  ))
  execute function refuse_change_to_closed_account();
create trigger accounts_no_delete before delete on accounts
  for each row execute function refuse_change_to_history();
create trigger accounts_no_truncate before truncate on accounts
  for each statement execute function refuse_change_to_history();
alter table accounts enable always trigger accounts_closed_for_good;
alter table accounts enable always trigger accounts_no_delete;
alter table accounts enable always trigger accounts_no_truncate;

grant select on accounts to quittance_api, quittance_worker, quittance_ops, quittance_auditor;
grant insert on accounts to quittance_api;
-- What an account's owner may change, always under the account's advisory lock.
grant update (status, overdraft_limit, name, metadata, event_sequence, updated_at)
  on accounts to quittance_api;
grant update (posted_debits, posted_credits, pending_debits, pending_credits, version, updated_at)
  on accounts to quittance_worker;

-- Down Migration
drop table accounts;
drop function refuse_change_to_closed_account();
