import { describeEvent, type Event, type TenantId } from "@quittance/domain";
import { arrayOf, uuidsOf } from "../array-of.ts";
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
  // One to a line: JSON has no line breaks of its own, and an array would need each quote escaped.
  const bodies = events.map((event) => JSON.stringify(describeEvent(event)));
  const facts = tx`
    select unnest(${uuidsOf(events.map(({ id }) => id))}::uuid[]) as id,
           unnest(${arrayOf(events.map(({ type }) => type))}::text[]) as type,
           unnest(${uuidsOf(events.map(({ resource }) => resource))}::uuid[]) as resource_id,
           unnest(${arrayOf(events.map(({ sequence }) => sequence))}::integer[]) as sequence,
           unnest(string_to_array(${bodies.join("\n")}, chr(10))) as body,
           unnest(${arrayOf(events.map(({ createdAt }) => createdAt))}::timestamptz[]) as created_at`;
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
