-- Currencies that tenants registered; those of ISO 4217 are in the code.
-- For the operator: new objects only.

-- Up Migration
create table currencies (
  tenant_id  uuid not null,
  code       text collate "C" not null check (code ~ '^[A-Z0-9]{3,16}$'),
  exponent   smallint not null check (exponent between 0 and 18), -- decimal digits, for ever
  created_at timestamptz not null,
  primary key (tenant_id, code)
);
create index currencies_newest_first on currencies (tenant_id, created_at, code);

-- What an amount in a currency meant never changes.
create trigger currencies_append_only before update or delete on currencies
  for each row execute function refuse_change_to_history();
create trigger currencies_no_truncate before truncate on currencies
  for each statement execute function refuse_change_to_history();
alter table currencies enable always trigger currencies_append_only;
alter table currencies enable always trigger currencies_no_truncate;

grant select on currencies to quittance_api, quittance_worker, quittance_ops, quittance_auditor;
grant insert on currencies to quittance_api;

-- Down Migration
drop table currencies;
