import {
  describeEndpoint,
  type Endpoint,
  type EndpointEvent,
  type Instant,
} from "@quittance/domain";
import type { Tx } from "../database.ts";
import { insertEvents } from "../events/insert-events.ts";
import { idSource, toUuid } from "../public-id.ts";
import type { Tenant } from "../tenants/tenant.ts";

/** Writes an event about an endpoint, which is locked and is as it is here. */
export async function announceEndpoint(
  tx: Tx,
  tenant: Tenant,
  type: "webhook_endpoint.disabled" | "webhook_endpoint.failing",
  endpoint: Endpoint,
  now: Instant,
): Promise<void> {
  await insertEvents(tx, tenant.id, [await eventOfEndpoint(tx, tenant, type, endpoint, now)]);
}

/** An event about an endpoint that is locked, with its number counted and nothing else written. */
export async function eventOfEndpoint(
  tx: Tx,
  tenant: Tenant,
  type: EndpointEvent["type"],
  endpoint: Endpoint,
  now: Instant,
): Promise<EndpointEvent> {
  const [row] = await tx<[{ event_sequence: number }]>`
    update endpoints set event_sequence = event_sequence + 1
      where tenant_id = ${tenant.id} and id = ${toUuid(endpoint.id)}
      returning event_sequence`;
  return {
    id: idSource.event(),
    type,
    resource: endpoint.id,
    sequence: row.event_sequence,
    createdAt: now,
    livemode: tenant.livemode,
    object: describeEndpoint(endpoint, tenant.livemode),
  };
}
