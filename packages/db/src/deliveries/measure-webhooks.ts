import { BREAKER_FAILURES } from "@quittance/domain";
import type { Database, Sql } from "../database.ts";
import { acrossTenants } from "../in-tenant.ts";
import { readyDeliveries } from "./ready-deliveries.ts";

/** Endpoints by state, and what could be sent now, over all tenants. */
export interface WebhooksInHand {
  readonly endpoints: Readonly<Record<"healthy" | "failing" | "paused" | "disabled", number>>;
  /**
   * Deliveries that a worker could attempt now: not what waits for its turn, for a place, for the rate
   * limit or for the end of a pause. Counted up to 10,000: more than enough is enough.
   */
  readonly due: number;
  /** For how long a worker could have attempted one of them. */
  readonly oldestDueSeconds: number;
}

const DUE_MAX = 10_000;

/** How webhooks stand. Only what waits for a worker is due, not what waits for its own endpoint. */
export async function measureWebhooks(db: Database): Promise<WebhooksInHand> {
  const states = await acrossTenants(
    db,
    (sql) => sql<{ state: keyof WebhooksInHand["endpoints"]; count: number }[]>`
    select case when e.status = 'disabled' then 'disabled'
                when h.paused_until > now() then 'paused'
                when h.failures_in_row > 0 then 'failing'
                else 'healthy' end as state, count(*)::integer as count
      from endpoints e
      join endpoint_health h on h.tenant_id = e.tenant_id and h.endpoint_id = e.id
      where e.deleted_at is null
      group by state`,
  );
  const [row] = await acrossTenants(
    db,
    (sql) => sql<{ due: number; oldest: number }[]>`
    select count(*)::integer as due,
           coalesce(extract(epoch from now() - min(since)), 0)::float8 as oldest
      from (
        select greatest(ready.next_attempt_at, e.open_since) as since
          from (${openEndpoints(sql)}) e
          cross join lateral (${readyDeliveries(sql, sql`greatest(e.room, 0)`)}) ready
          limit ${DUE_MAX}
      ) due`,
  );
  return {
    endpoints: {
      healthy: 0,
      failing: 0,
      paused: 0,
      disabled: 0,
      ...Object.fromEntries(states.map(({ state, count }) => [state, count])),
    },
    due: row?.due ?? 0,
    oldestDueSeconds: row?.oldest ?? 0,
  };
}

/**
 * Endpoints that an attempt may be made at now: how many, and since when. One that is being attempted,
 * or has a single place, is open since its last attempt: until then another delivery had the place.
 */
const openEndpoints = (sql: Sql) => sql`
  select tenant_id, id, ordering, status, deleted_at,
         least(places - under_way, floor(tokens))::integer as room,
         greatest(paused_until, allowed_at,
                  case when places = 1 or under_way > 0 then last_attempt_at end) as open_since
    from (
      select e.tenant_id, e.id, e.ordering, e.status, e.deleted_at, h.paused_until, h.last_attempt_at,
             case when e.ordering = 'fifo' or h.failures_in_row >= ${BREAKER_FAILURES} then 1
                  else e.max_in_flight end as places,
             (select count(*) from deliveries d
                where d.tenant_id = e.tenant_id and d.endpoint_id = e.id
                  and d.lease is not null and d.leased_until > now()) as under_way,
             least(e.rate_limit, h.tokens + e.rate_limit * extract(epoch from now() - h.tokens_at)) as tokens,
             h.tokens_at + make_interval(secs => (1 - h.tokens) / e.rate_limit) as allowed_at
        from endpoints e
        join endpoint_health h on h.tenant_id = e.tenant_id and h.endpoint_id = e.id
        where e.status = 'enabled' and e.deleted_at is null
          and (h.paused_until is null or h.paused_until <= now())
    ) enabled`;
