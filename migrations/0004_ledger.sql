-- The books: written once, balanced, never changed.
-- For the operator: new objects only.

-- Up Migration
create table ledger_transactions (
  tenant_id    uuid not null,
  id           uuid not null,
  kind         text not null check (kind in ('payment', 'hold', 'capture', 'release', 'refund')),
  intent_id    uuid not null,
  effective_at timestamptz not null,
  created_at   timestamptz not null,
  primary key (tenant_id, id)
);
-- An intent is paid or held once, whatever the workers do.
create unique index ledger_transactions_once on ledger_transactions (tenant_id, intent_id)
  where kind in ('payment', 'hold');

-- The key says the rule: an account's versions are made once each.
create table entries (
  tenant_id             uuid not null,
  account_id            uuid not null,
  account_version       bigint not null check (account_version > 1),
  id                    uuid not null,
  ledger_transaction_id uuid not null,
  position              smallint not null check (position >= 0),
  direction             text not null check (direction in ('debit', 'credit')),
  amount                numeric(38, 0) not null check (amount > 0),
  currency              text collate "C" not null,
  exponent              smallint not null,
  layer                 text not null check (layer in ('posted', 'pending')),
  balance_after         numeric(57, 0) not null, -- in the entry's layer and the account's normal direction
  -- The account's counters after the entry, so that every moment of an account is told by one row.
  posted_debits         numeric(57, 0) not null,
  posted_credits        numeric(57, 0) not null,
  pending_debits        numeric(57, 0) not null,
  pending_credits       numeric(57, 0) not null,
  -- Those of its ledger transaction.
  effective_at          timestamptz not null,
  created_at            timestamptz not null,
  primary key (tenant_id, account_id, account_version)
);
create index entries_by_ledger_transaction on entries (tenant_id, ledger_transaction_id, position);

-- All entries of a ledger transaction come in one statement, so the statement can be asked.
create function refuse_unbalanced_entries() returns trigger language plpgsql as $$
declare
  unbalanced uuid;
begin
  select ledger_transaction_id into unbalanced
    from new_entries
    group by tenant_id, ledger_transaction_id, currency, layer
    having sum(case direction when 'debit' then amount else -amount end) <> 0
    limit 1;
  if found then
    raise exception 'ledger transaction % does not balance', unbalanced
      using errcode = 'check_violation', constraint = 'entries_balanced';
  end if;
  return null;
end $$;

-- A pair that balances is refused too when its ledger transaction was committed before, or is none.
-- A plan is kept for the whole session: without seqscan it fits a table of any size.
create function refuse_entries_of_the_past() returns trigger language plpgsql
  set enable_seqscan = off as $$
declare
  ours constant xid := pg_current_xact_id()::xid;
  refused uuid;
begin
  select ledger_transaction_id into refused
    from (
      select ledger_transaction_id, (
        select t.xmin from ledger_transactions t
          where t.tenant_id = e.tenant_id and t.id = e.ledger_transaction_id
      ) as writer
        from (select distinct tenant_id, ledger_transaction_id from new_entries) e
    ) as written
    where writer is distinct from ours and is_of_this_transaction(writer) is not true
    limit 1;
  if found then
    raise exception 'entries of ledger transaction % do not come with it', refused
      using errcode = 'restrict_violation', constraint = 'entries_with_their_transaction';
  end if;
  return null;
end $$;

create trigger entries_balanced after insert on entries
  referencing new table as new_entries
  for each statement execute function refuse_unbalanced_entries();
create trigger entries_with_their_transaction after insert on entries
  referencing new table as new_entries
  for each statement execute function refuse_entries_of_the_past();
create trigger entries_append_only before update or delete on entries
  for each row execute function refuse_change_to_history();
create trigger entries_no_truncate before truncate on entries
  for each statement execute function refuse_change_to_history();
create trigger ledger_transactions_append_only before update or delete on ledger_transactions
  for each row execute function refuse_change_to_history();
create trigger ledger_transactions_no_truncate before truncate on ledger_transactions
  for each statement execute function refuse_change_to_history();
alter table entries enable always trigger entries_balanced;
alter table entries enable always trigger entries_with_their_transaction;
alter table entries enable always trigger entries_append_only;
alter table entries enable always trigger entries_no_truncate;
alter table ledger_transactions enable always trigger ledger_transactions_append_only;
alter table ledger_transactions enable always trigger ledger_transactions_no_truncate;

grant select on ledger_transactions, entries to quittance_api, quittance_worker, quittance_ops, quittance_auditor;
grant insert on ledger_transactions, entries to quittance_worker;

-- Down Migration
drop table entries, ledger_transactions;
drop function refuse_unbalanced_entries(), refuse_entries_of_the_past();
