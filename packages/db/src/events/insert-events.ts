import { describeEvent, type Event, type TenantId } from "@quittance/domain";
import { instantsOf, integersOf, textsOf, uuidsOf } from "../arrays/binary-arrays.ts";
import type { Tx } from "../database.ts";
import { oneStatement, type Part } from "../one-statement.ts";

/** Writes events and their outbox rows, in the transaction that makes them true. */
export const insertEvents = (tx: Tx, tenantId: TenantId, events: readonly Event[]) =>
  oneStatement(tx, eventParts(tx, tenantId, events));

/**
 * What `insertEvents` does, as parts of a statement. The body is serialised here, once: these bytes are what
 * is listed, signed and sent from now on.
 */
export function eventParts(tx: Tx, tenantId: TenantId, events: readonly Event[]): readonly Part[] {
  const facts = tx`
    select unnest(${uuidsOf(events.map(({ id }) => id))}) as id,
           unnest(${textsOf(events.map(({ type }) => type))}) as type,
           unnest(${uuidsOf(events.map(({ resource }) => resource))}) as resource_id,
           unnest(${integersOf(events.map(({ sequence }) => sequence))}) as sequence,
           unnest(${textsOf(events.map((event) => JSON.stringify(describeEvent(event))))}) as body,
           unnest(${instantsOf(events.map(({ createdAt }) => createdAt))}) as created_at`;
  const written = tx`
    insert into events (tenant_id, id, type, resource_id, sequence, body, created_at)
    select ${tenantId}, facts.* from facts`;
  const toRelay = tx`
    insert into outbox (tenant_id, event_id, created_at)
    select ${tenantId}, id, created_at from facts`;
  return [
    { name: "facts", sql: facts },
    { name: "written_events", sql: written },
    { name: "events_to_relay", sql: toRelay },
  ];
}
