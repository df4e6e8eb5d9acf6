import type { DeliveryId, EndpointId, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toId } from "../public-id.ts";

export interface RelayedEvents {
  /** How many events were taken out of the outbox. */
  readonly events: number;
  /** The deliveries that they became: none for an event that nobody asked for. */
  readonly deliveries: readonly { readonly id: DeliveryId; readonly endpoint: EndpointId }[];
}

/**
 * Turns a tenant's next events into deliveries: one for each endpoint that is enabled at this moment
 * and wants events of the type. An endpoint that was opened a moment after an event may get that
 * event too; one that was deleted before does not. That an endpoint fails is told to the others.
 *
 * Takes whatever is in the outbox and not being taken by somebody else. There is no cursor: events
 * become visible in the order of their commits, which is not the order of their ids.
 */
export async function relayEvents(
  db: Database,
  tenantId: TenantId,
  limit: number,
): Promise<RelayedEvents> {
  const rows = await inTenant(
    db,
    tenantId,
    (sql) => sql<{ events: number; id: string | null; endpoint_id: string | null }[]>`
    with claimed as (
      select event_id from outbox
        where tenant_id = ${tenantId}
        order by event_id
        limit ${limit}
        for update skip locked
    ), relayed as (
      delete from outbox o using claimed
        where o.tenant_id = ${tenantId} and o.event_id = claimed.event_id
        returning o.event_id
    ), created as (
      insert into deliveries (tenant_id, id, endpoint_id, event_id, event_xid, next_attempt_at, created_at)
      select ${tenantId}, new_uuid_v7(), endpoint.id, event.id, event.xid, now(), now()
        from relayed
        join events event on event.tenant_id = ${tenantId} and event.id = relayed.event_id
        join endpoints endpoint
          on endpoint.tenant_id = ${tenantId} and endpoint.status = 'enabled'
            and endpoint.deleted_at is null
            and endpoint.event_types && array['*', event.type]
            and endpoint.id <> event.resource_id
      on conflict on constraint deliveries_once do nothing
      returning id, endpoint_id
    )
    select relay.events, created.id, created.endpoint_id
      from (select count(*)::integer as events from relayed) relay left join created on true`,
  );
  return {
    events: rows[0]?.events ?? 0,
    deliveries: rows.flatMap(({ id, endpoint_id }) =>
      id === null || endpoint_id === null
        ? []
        : [{ id: toId("del", id), endpoint: toId("we", endpoint_id) }],
    ),
  };
}
