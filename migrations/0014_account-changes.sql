-- The door is told when what it knows of an account changes.
-- For the operator: accounts is locked for a moment. Whoever may connect to the database may listen, and
-- hears ids: of the tenant and of the account.

-- Up Migration
create function tell_account_change() returns trigger language plpgsql as $$
begin
  perform pg_catalog.pg_notify('account_changes', new.tenant_id || '/' || new.id);
  return null;
end $$;

-- Of the columns that posting writes none is among these, so it is not even asked whether they changed.
create trigger accounts_change_told after update of currency, exponent, status, external_id on accounts
  for each row when (
    (old.currency, old.exponent, old.status, old.external_id)
      is distinct from (new.currency, new.exponent, new.status, new.external_id))
  execute function tell_account_change();
alter table accounts enable always trigger accounts_change_told;

-- Down Migration
drop trigger accounts_change_told on accounts;
drop function tell_account_change();
