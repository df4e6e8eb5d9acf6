import type { EventId, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toId, toUuid } from "../public-id.ts";
import type { EventPosition } from "./list-events.ts";

/** An event in the order in which feeds show it. */
export interface FeedEvent {
  readonly position: EventPosition;
  readonly type: string;
  /** The UUID of the resource that it is about. */
  readonly resource: string;
  readonly body: string;
}

/** Before the first event of all: where the feed of a tenant without events ends. */
const NOWHERE: EventPosition = {
  xid: "0",
  id: toId("evt", "00000000-0000-0000-0000-000000000000"),
};

/**
 * The events after a position, oldest first. Shows only events that are older than the oldest
 * running transaction: whatever comes later comes after them, so that nobody is overtaken.
 */
export async function readEventsAfter(
  db: Database,
  tenantId: TenantId,
  after: EventPosition,
  limit: number,
): Promise<readonly FeedEvent[]> {
  const rows = await inTenant(
    db,
    tenantId,
    (sql) => sql<{ id: string; xid: string; type: string; resource_id: string; body: string }[]>`
    select id, xid, type, resource_id, body from events
      where tenant_id = ${tenantId}
        and xid < pg_snapshot_xmin(pg_current_snapshot())
        and (xid, id) > (${after.xid}::xid8, ${toUuid(after.id)})
      order by xid, id
      limit ${limit}`,
  );
  return rows.map((row) => ({
    position: { xid: row.xid, id: toId("evt", row.id) },
    type: row.type,
    resource: row.resource_id,
    body: row.body,
  }));
}

/** Where the feed ends at the moment: the position of its last event. */
export async function readFeedEnd(db: Database, tenantId: TenantId): Promise<EventPosition> {
  const [row] = await inTenant(
    db,
    tenantId,
    (sql) => sql<{ id: string; xid: string }[]>`
    select id, xid from events
      where tenant_id = ${tenantId} and xid < pg_snapshot_xmin(pg_current_snapshot())
      order by xid desc, id desc
      limit 1`,
  );
  return row === undefined ? NOWHERE : { xid: row.xid, id: toId("evt", row.id) };
}

/** Where an event stands in the feed; undefined when there is no such event. */
export async function findEventPosition(
  db: Database,
  tenantId: TenantId,
  id: EventId,
): Promise<EventPosition | undefined> {
  if (id === NOWHERE.id) return NOWHERE;
  const [row] = await inTenant(
    db,
    tenantId,
    (sql) => sql<{ xid: string }[]>`
    select xid from events where tenant_id = ${tenantId} and id = ${toUuid(id)}`,
  );
  return row && { xid: row.xid, id };
}
