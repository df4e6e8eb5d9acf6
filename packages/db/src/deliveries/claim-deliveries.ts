import type { DeliveryId, EndpointId, EventId, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import type { EndpointStatus } from "../endpoints/endpoint-row.ts";
import { toId, toUuid } from "../public-id.ts";

/** A delivery that is ours to attempt until its lease runs out, with all that sending it takes. */
export interface ClaimedDelivery {
  readonly id: DeliveryId;
  readonly event: EventId;
  /** The exact text that is signed and sent. */
  readonly body: string;
  /**
   * How many attempts failed before, which is what the retry schedule goes by. Not the number of the
   * last one in the log: an attempt that was broken off from this side stands there too, but the
   * receiver did not fail it.
   */
  readonly failedAttempts: number;
}

/** An endpoint at the moment of an attempt, and what was claimed for it. */
export interface ClaimedDeliveries {
  readonly url: string;
  readonly secret: string;
  readonly status: EndpointStatus | "deleted";
  readonly deliveries: readonly ClaimedDelivery[];
}

/**
 * Claims deliveries of one endpoint that are due, the longest waiting first. A claim is a lease by
 * the database's clock: whoever dies with it gives it back by the passing of time.
 *
 * @returns undefined when nothing is due, or everything is being claimed by somebody else
 */
export async function claimDeliveries(
  db: Database,
  tenantId: TenantId,
  endpoint: EndpointId,
  claim: { readonly limit: number; readonly leaseSeconds: number },
): Promise<ClaimedDeliveries | undefined> {
  const rows = await db.sql<ClaimRow[]>`
    with due as (
      select id from deliveries
        where tenant_id = ${tenantId} and endpoint_id = ${toUuid(endpoint)} and status = 'pending'
          and next_attempt_at <= now()
        order by next_attempt_at
        limit ${claim.limit}
        for update skip locked
    ), leased as (
      update deliveries d
        set next_attempt_at = now() + make_interval(secs => ${claim.leaseSeconds})
        from due
        where d.tenant_id = ${tenantId} and d.id = due.id
        returning d.id, d.event_id
    )
    select e.url, e.secret, case when e.deleted_at is null then e.status else 'deleted' end as status,
           leased.id, leased.event_id, event.body,
           (select count(*)::integer from attempts a
              where a.tenant_id = ${tenantId} and a.delivery_id = leased.id
                and a.error <> 'interrupted') as failed_attempts
      from leased
      join endpoints e on e.tenant_id = ${tenantId} and e.id = ${toUuid(endpoint)}
      join events event on event.tenant_id = ${tenantId} and event.id = leased.event_id`;
  const [first] = rows;
  if (first === undefined) return undefined;
  return {
    url: first.url,
    secret: first.secret,
    status: first.status,
    deliveries: rows.map((row) => ({
      id: toId("del", row.id),
      event: toId("evt", row.event_id),
      body: row.body,
      failedAttempts: row.failed_attempts,
    })),
  };
}

interface ClaimRow {
  readonly url: string;
  readonly secret: string;
  readonly status: EndpointStatus | "deleted";
  readonly id: string;
  readonly event_id: string;
  readonly body: string;
  readonly failed_attempts: number;
}
