import type { Database } from "../database.ts";

/** Endpoints by state, and what could be sent now, over all tenants. */
export interface WebhooksInHand {
  readonly endpoints: Readonly<Record<"healthy" | "failing" | "paused" | "disabled", number>>;
  /** Counted up to 10,000: more than enough is enough. */
  readonly due: number;
  readonly oldestDueSeconds: number;
}

const DUE_MAX = 10_000;

/** What a paused endpoint waits with is not due: nobody may attempt it. */
export async function measureWebhooks({ sql }: Database): Promise<WebhooksInHand> {
  const states = await sql<{ state: keyof WebhooksInHand["endpoints"]; count: number }[]>`
    select case when e.status = 'disabled' then 'disabled'
                when h.paused_until > now() then 'paused'
                when h.failures_in_row > 0 then 'failing'
                else 'healthy' end as state, count(*)::integer as count
      from endpoints e
      join endpoint_health h on h.tenant_id = e.tenant_id and h.endpoint_id = e.id
      where e.deleted_at is null
      group by state`;
  const [row] = await sql<{ due: number; oldest: number }[]>`
    select count(*)::integer as due,
           coalesce(extract(epoch from now() - min(next_attempt_at)), 0)::float8 as oldest
      from (
        select d.next_attempt_at
          from endpoints e
          join endpoint_health h on h.tenant_id = e.tenant_id and h.endpoint_id = e.id
          cross join lateral (
            select next_attempt_at from deliveries
              where tenant_id = e.tenant_id and endpoint_id = e.id and status = 'pending'
                and next_attempt_at <= now() and (lease is null or leased_until <= now())
              order by next_attempt_at
              limit ${DUE_MAX}
          ) d
          where e.status = 'enabled' and e.deleted_at is null
            and (h.paused_until is null or h.paused_until <= now())
          limit ${DUE_MAX}
      ) due`;
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
