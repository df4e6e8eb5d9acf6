import { describeEvent, type Event, type TenantId } from "@quittance/domain";
import { arrayOf, uuidsOf } from "../array-of.ts";
import type { Tx } from "../database.ts";

/**
 * Writes events and their outbox rows, in the transaction that makes them true. The body is
 * serialised here, once: these bytes are what is listed, signed and sent from now on.
 */
export function insertEvents(tx: Tx, tenantId: TenantId, events: readonly Event[]) {
  // One to a line: JSON has no line breaks of its own, and an array would need each quote escaped.
  const bodies = events.map((event) => JSON.stringify(describeEvent(event)));
  return tx`
    with fact as (
      select * from unnest(
        ${uuidsOf(events.map(({ id }) => id))}::uuid[],
        ${arrayOf(events.map(({ type }) => type))}::text[],
        ${uuidsOf(events.map(({ resource }) => resource))}::uuid[],
        ${arrayOf(events.map(({ sequence }) => sequence))}::integer[],
        string_to_array(${bodies.join("\n")}, chr(10)),
        ${arrayOf(events.map(({ createdAt }) => createdAt))}::timestamptz[]
      ) as fact (id, type, resource_id, sequence, body, created_at)
    ), written as (
      insert into events (tenant_id, id, type, resource_id, sequence, body, created_at)
      select ${tenantId}, fact.* from fact
    )
    insert into outbox (tenant_id, event_id, created_at)
    select ${tenantId}, id, created_at from fact`;
}
