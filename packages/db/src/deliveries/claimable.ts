import type { TenantId } from "@quittance/domain";
import type { Fragment, Tx } from "../database.ts";

type Choice = (tx: Tx, tenantId: TenantId, endpoint: string) => Fragment;

/**
 * What of an endpoint's deliveries may be claimed now, as the query `due (id)`; it reads how many
 * from `room (n)`.
 */
export const claimable: { readonly longestDue: Choice; readonly head: Choice } = {
  /** Whatever is due, the longest waiting first. */
  longestDue: (tx, tenantId, endpoint) => tx`
    select id from deliveries
      where tenant_id = ${tenantId} and endpoint_id = ${endpoint} and status = 'pending'
        and next_attempt_at <= clock_timestamp()
        and (lease is null or leased_until <= clock_timestamp())
      order by next_attempt_at
      limit (select greatest(n, 0) from room)
      for update skip locked`,

  /**
   * The first in the order of commits, if it is due; nothing else has its turn. It is the first only
   * when no event before it can still come: from a transaction that runs, out of the outbox, or from a
   * task that has begun some deliveries of the endpoint anew and not yet all of them.
   */
  head: (tx, tenantId, endpoint) => tx`
    select head.id
      from (
        select id, event_id, event_xid, next_attempt_at, lease, leased_until from deliveries
          where tenant_id = ${tenantId} and endpoint_id = ${endpoint} and status = 'pending'
          order by event_xid, event_id
          limit 1
      ) as head
      where head.next_attempt_at <= clock_timestamp()
        and (head.lease is null or head.leased_until <= clock_timestamp())
        and head.event_xid < pg_snapshot_xmin(pg_current_snapshot())
        and not exists (
          select from outbox
            where tenant_id = ${tenantId} and (xid, event_id) < (head.event_xid, head.event_id))
        and not exists (
          select from webhook_tasks
            where tenant_id = ${tenantId} and endpoint_id = ${endpoint}
              and finished_at is null and position is not null)
        and (select n from room) > 0`,
};
