-- What is asked of the past: what stood in an account at any moment, and what counted then.
-- For the operator: new objects only, and one partial index, which stays empty for whoever never
-- writes effective_at.

-- Up Migration

-- A shifted entry counts at another time than it was posted at. Only these need to be found by the
-- time at which they count: an account's entries are in the order of their posting anyway.
create index entries_shifted on entries (tenant_id, account_id, effective_at, account_version)
  where layer = 'posted' and effective_at <> created_at;

-- What shifted entries move in time: their amounts away from when they were posted, and to when they
-- count. Added up in buckets of four widths, so that the sum up to any moment is read from at most
-- 4,095 rows of each level, however long the history is. Can be computed anew from entries.
create table effective_shifts (
  tenant_id  uuid not null,
  account_id uuid not null,
  level      smallint not null check (level between 0 and 3),
  bucket     bigint not null,
  debits     numeric(57, 0) not null,
  credits    numeric(57, 0) not null,
  primary key (tenant_id, account_id, level, bucket)
) with (fillfactor = 70); -- room for the next sum on the same page: sums change, keys do not

grant select on effective_shifts to quittance_api, quittance_worker, quittance_ops, quittance_auditor;
grant insert, update (debits, credits) on effective_shifts to quittance_worker;

-- The bucket of a moment on each level: a bucket is 4096^level milliseconds wide, from 1 ms to 2 years.
create function shift_buckets(moment timestamptz) returns table (level smallint, bucket bigint)
  language sql stable parallel safe as $$
  select level::smallint, (extract(epoch from moment) * 1000)::bigint >> (12 * level)
    from generate_series(0, 3) as level
$$;

-- How much more counted by a moment than was posted by then; less is negative. Of each level those
-- buckets are read that are over and lie in a wider one that is not. The years 1 to 9999 have fewer
-- than 4,096 of the widest on each side of 1970.
create function shift_at(tenant uuid, account uuid, moment timestamptz)
  returns table (debits numeric, credits numeric)
  language sql stable parallel safe as $$
  -- Materialized: behind row level security an index is searched for a column, not for a calculation.
  with running as materialized (
    select level, bucket, case level when 3 then -4096 else (bucket >> 12) << 12 end as first_bucket
      from shift_buckets(moment + interval '1 millisecond')
  )
  select coalesce(sum(s.debits), 0), coalesce(sum(s.credits), 0)
    from running
    join effective_shifts s
      on s.tenant_id = tenant and s.account_id = account and s.level = running.level
        and s.bucket < running.bucket and s.bucket >= running.first_bucket
$$;

-- The version that an account had at a moment: that of its last entry posted by then, 1 before the
-- first. Versions have no gaps and are in the order of their times, so halving finds it. Should one be
-- missing, which the audit finds, the one before it is looked at: the past stays readable.
create function version_at(tenant uuid, account uuid, latest bigint, moment timestamptz) returns bigint
  language plpgsql stable parallel safe as $$
declare
  low bigint := 1;
  high bigint := latest;
  middle bigint := latest; -- most questions are about the present
  posted_at timestamptz;
begin
  while low < high loop
    select e.created_at into posted_at
      from entries e
      where e.tenant_id = tenant and e.account_id = account and e.account_version <= middle
      order by e.account_version desc
      limit 1;
    if posted_at is null or posted_at <= moment then
      low := middle;
    else
      high := middle - 1;
    end if;
    middle := (low + high + 1) / 2;
  end loop;
  return low;
end $$;

-- An account's counters at a moment, by when its entries were posted.
create function posted_counters_at(tenant uuid, account uuid, latest bigint, moment timestamptz)
  returns table (version bigint, posted_debits numeric, posted_credits numeric, pending_debits numeric, pending_credits numeric)
  language sql stable parallel safe as $$
  select v.version, coalesce(e.posted_debits, 0), coalesce(e.posted_credits, 0),
         coalesce(e.pending_debits, 0), coalesce(e.pending_credits, 0)
    from version_at(tenant, account, latest, moment) as v (version)
    left join lateral (
      select * from entries e
        where e.tenant_id = tenant and e.account_id = account and e.account_version <= v.version
        order by e.account_version desc
        limit 1) e on true
$$;

-- An account's counters at a moment, by when its entries count. What is pending has no such time.
create function effective_counters_at(tenant uuid, account uuid, latest bigint, moment timestamptz)
  returns table (version bigint, posted_debits numeric, posted_credits numeric, pending_debits numeric, pending_credits numeric)
  language sql stable parallel safe as $$
  select p.version, p.posted_debits + s.debits, p.posted_credits + s.credits, 0::numeric, 0::numeric
    from posted_counters_at(tenant, account, latest, moment) as p, shift_at(tenant, account, moment) as s
$$;

-- Down Migration
drop function effective_counters_at(uuid, uuid, bigint, timestamptz);
drop function posted_counters_at(uuid, uuid, bigint, timestamptz);
drop function version_at(uuid, uuid, bigint, timestamptz);
drop function shift_at(uuid, uuid, timestamptz);
drop function shift_buckets(timestamptz);
drop table effective_shifts;
drop index entries_shifted;
