-- Statistics for tables that grow faster than PostgreSQL looks.
-- For the operator: one function, which the worker's clock calls.

-- Up Migration
-- Autovacuum looks at a table once a minute. A new database has thousands of payments by then, and plans
-- that were made while its tables were empty read a whole tenant for each of them. So tables that have
-- twice the rows that the planner knows of are analysed by whoever asks, until they are large enough for
-- autovacuum to be in time. Rows that only change are none of it: accounts that are busy would be analysed
-- again and again. As the owner, because only the owner may.
create function analyze_grown_tables() returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  grown name;
  analyzed integer := 0;
begin
  for grown in
    select s.relname
      from pg_stat_user_tables s join pg_class c on c.oid = s.relid
      where s.schemaname = 'public'
        and s.n_live_tup > 250 + 2 * greatest(c.reltuples, 0) and c.reltuples < 30000
      order by s.relname
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
