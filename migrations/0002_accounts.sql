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
    status <> 'closed' or (posted_debits = posted_credits and pending_debits = 0 and pending_credits = 0)
  )
) with (fillfactor = 70); -- room for the next version on the same page: balances change, indexed columns do not

create function refuse_reopening() returns trigger language plpgsql as $$
begin
  raise exception 'a closed account stays closed'
    using errcode = 'check_violation', constraint = 'accounts_closed_for_ever';
end $$;

create trigger accounts_closed_for_ever before update on accounts
  for each row when (old.status = 'closed' and new.status <> 'closed') execute function refuse_reopening();
alter table accounts enable always trigger accounts_closed_for_ever;

grant select on accounts to quittance_api, quittance_worker, quittance_ops, quittance_auditor;
grant insert on accounts to quittance_api;
-- What an account's owner may change, always under the account's advisory lock.
grant update (status, overdraft_limit, name, metadata, event_sequence, updated_at)
  on accounts to quittance_api;
grant update (posted_debits, posted_credits, pending_debits, pending_credits, version, updated_at)
  on accounts to quittance_worker;

-- Down Migration
drop table accounts;
drop function refuse_reopening();
