import type { Fragment, Sql } from "../database.ts";

/**
 * What shifted entries add to the buckets of effective_shifts: their amounts, taken away from when
 * they were posted and put where they count. What cancels out is left out.
 *
 * @param entries a table expression with account_id, direction, amount, effective_at and created_at
 */
export const sumShifts = (sql: Sql, entries: Fragment): Fragment => sql`
  select account_id, level, bucket,
         coalesce(sum(change) filter (where direction = 'debit'), 0) as debits,
         coalesce(sum(change) filter (where direction = 'credit'), 0) as credits
    from ${entries} as e (account_id, direction, amount, effective_at, created_at)
    cross join lateral (values (effective_at, amount), (created_at, -amount)) as shift (moment, change)
    cross join lateral shift_buckets(moment)
    group by account_id, level, bucket
    having sum(change) filter (where direction = 'debit') <> 0
        or sum(change) filter (where direction = 'credit') <> 0`;
