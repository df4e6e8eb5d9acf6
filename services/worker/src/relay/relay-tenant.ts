import { type Database, type RelayedEvents, relayEvents } from "@quittance/db";
import type { DeliveryId, TenantId } from "@quittance/domain";
import type { Log } from "@quittance/process";
import type { QueueConnection } from "@quittance/queue";

export interface RelayDependencies {
  readonly db: Database;
  readonly queue: Pick<QueueConnection, "ring">;
  readonly log: Log;
}

/** The most events that one statement relays. */
const EVENTS_MAX = 1_000;

/** Relays a tenant's events until its outbox is empty, and rings for the deliveries they became. */
export async function relayTenant(
  { db, queue, log }: RelayDependencies,
  tenantId: TenantId,
  signal: AbortSignal,
): Promise<void> {
  let relayed: RelayedEvents;
  do {
    relayed = await relayEvents(db, tenantId, EVENTS_MAX);
    if (relayed.events === 0) return;
    log.debug(
      { tenant_id: tenantId, events: relayed.events, deliveries: relayed.deliveries.length },
      "events relayed",
    );
    const deliveryIds = oneForEachEndpoint(relayed);
    if (deliveryIds.length > 0) await queue.ring({ queue: "deliver", tenantId, deliveryIds });
  } while (relayed.events === EVENTS_MAX && !signal.aborted);
}

/** Who answers the bell for one delivery attempts all that is due at its endpoint, so one is enough. */
const oneForEachEndpoint = ({ deliveries }: RelayedEvents): readonly DeliveryId[] => [
  ...new Map(deliveries.map(({ id, endpoint }) => [endpoint, id])).values(),
];
