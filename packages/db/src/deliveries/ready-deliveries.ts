import type { Fragment, Sql } from "../database.ts";

/**
 * The deliveries of the endpoint `e` whose turn has come and that nobody attempts, as a query of
 * `next_attempt_at`: those that are due the longest, or at an endpoint that keeps the order the first of
 * those that wait, if that one is due. It says nothing of pauses, rates and places. Once an endpoint
 * takes nothing any more its order is of no account: its deliveries are to be ended.
 *
 * @param limit how many at most, which may depend on `e`: a long backlog is not read to its end
 */
export const readyDeliveries = (sql: Sql, limit: Fragment) => sql`
  (select next_attempt_at
    from (
      select next_attempt_at, lease, leased_until from deliveries
        where tenant_id = e.tenant_id and endpoint_id = e.id and status = 'pending'
        order by event_xid, event_id
        limit 1
    ) as head
    where ${keepsOrder(sql)} and ${isDueAndFree(sql)} and not ${isBegunAnew(sql)}
    limit ${limit})
  union all
  (select next_attempt_at from deliveries
    where tenant_id = e.tenant_id and endpoint_id = e.id and status = 'pending'
      and not ${keepsOrder(sql)} and ${isDueAndFree(sql)}
    order by next_attempt_at
    limit ${limit})`;

const keepsOrder = (sql: Sql) =>
  sql`(e.ordering = 'fifo' and e.status = 'enabled' and e.deleted_at is null)`;

/** A task has begun some deliveries of the endpoint anew and not yet all of them; see `claimable.ts`. */
const isBegunAnew = (sql: Sql) => sql`exists (
  select from webhook_tasks
    where tenant_id = e.tenant_id and endpoint_id = e.id
      and finished_at is null and position is not null)`;

const isDueAndFree = (sql: Sql) =>
  sql`next_attempt_at <= now() and (lease is null or leased_until <= now())`;
