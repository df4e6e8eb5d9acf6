-- Statistics for tables that grow faster than PostgreSQL looks.
-- For the operator: one function, which the worker's clock calls.

-- Up Migration
-- Autovacuum looks at a table once a minute. A new database has thousands of payments by then, and plans
-- that were made while its tables were empty read a whole tenant for each of them. So tables of which
-- more than a half is new are analysed by whoever asks; a table that has grown large is left to autovacuum
-- by this rule. As the owner, because only the owner may.
create function analyze_grown_tables() returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  grown name;
  analyzed integer := 0;
begin
  for grown in
    select relname from pg_stat_user_tables
      where schemaname = 'public' and n_mod_since_analyze > 250 + n_live_tup / 2
      order by relname
  loop
    execute format('analyze (skip_locked) %I', grown);
    analyzed := analyzed + 1;
  end loop;
  return analyzed;
end $$;
revoke execute on function analyze_grown_tables() from public;
grant execute on function analyze_grown_tables() to quittance_worker;

-- Down Migration
drop function analyze_grown_tables();
