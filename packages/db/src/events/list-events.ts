import type { EventId, Instant, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { firstIdOf, lastIdOf } from "../id-range.ts";
import { inTenant } from "../in-tenant.ts";
import { toUuid } from "../public-id.ts";

/** Where a page of events ends: its last row in commit order. */
export interface EventPosition {
  readonly xid: string;
  readonly id: EventId;
}

/** Which events; what is left out lets everything through. */
export interface EventFilter {
  readonly type?: string | undefined;
  /** The UUID of what they are about. */
  readonly resource?: string | undefined;
  readonly createdFrom?: Instant | undefined;
  readonly createdBefore?: Instant | undefined;
}

export interface EventRow {
  readonly id: string;
  readonly xid: string;
  readonly body: string;
}

/**
 * Events, newest first in the order of their transactions. Shows only events that are older than
 * the oldest running transaction, so that nobody who walks the list can be overtaken by a late commit.
 */
export async function listEvents(
  db: Database,
  tenantId: TenantId,
  filter: EventFilter,
  page: { readonly before: EventPosition | undefined; readonly limit: number },
): Promise<readonly EventRow[]> {
  // Ids begin with their time: where only a period is wanted, the rest need not be read.
  const { createdFrom: from, createdBefore: before } = filter;
  return inTenant(
    db,
    tenantId,
    (sql) => sql<EventRow[]>`
    select id, xid, body from events
      where tenant_id = ${tenantId}
        and xid < pg_snapshot_xmin(pg_current_snapshot())
        ${filter.type === undefined ? sql`` : sql`and type = ${filter.type}`}
        ${filter.resource === undefined ? sql`` : sql`and resource_id = ${filter.resource}`}
        ${from === undefined ? sql`` : sql`and created_at >= ${from} and id >= ${firstIdOf(from)}`}
        ${before === undefined ? sql`` : sql`and created_at < ${before} and id < ${lastIdOf(before)}`}
        ${page.before === undefined ? sql`` : sql`and (xid, id) < (${page.before.xid}::xid8, ${toUuid(page.before.id)})`}
      order by xid desc, id desc
      limit ${page.limit}`,
  );
}
