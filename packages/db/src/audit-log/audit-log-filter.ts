import type { AuditLogEntryId, Instant } from "@quittance/domain";
import type { Sql } from "../database.ts";
import { firstIdOf, lastIdOf } from "../id-range.ts";
import { toUuid } from "../public-id.ts";
import type { ActorType } from "./actor.ts";
import type { AuditAction } from "./audit-action.ts";

/** Which entries; what is left out lets everything through. */
export interface AuditLogFilter {
  readonly action?: AuditAction | undefined;
  readonly resource?: string | undefined;
  readonly actorTypes?: readonly ActorType[] | undefined;
  readonly actorId?: string | undefined;
  readonly createdFrom?: Instant | undefined;
  readonly createdBefore?: Instant | undefined;
}

/** A page of the log, newest first: what was written before the entry `before`. */
export interface AuditLogPage {
  readonly before: AuditLogEntryId | undefined;
  readonly limit: number;
}

/** The conditions of a filter and of a page, to be put after one on the tenant. */
export function whereAuditLog(sql: Sql, filter: AuditLogFilter, { before }: AuditLogPage) {
  const { action, resource, actorTypes, actorId, createdFrom: from, createdBefore: until } = filter;
  // Ids begin with their time: where only a period is wanted, the rest need not be read.
  return sql`
    ${action === undefined ? sql`` : sql`and action = ${action}`}
    ${resource === undefined ? sql`` : sql`and resource = ${resource}`}
    ${actorTypes === undefined ? sql`` : sql`and actor_type in ${sql([...actorTypes])}`}
    ${actorId === undefined ? sql`` : sql`and actor_id = ${actorId}`}
    ${from === undefined ? sql`` : sql`and created_at >= ${from} and id >= ${firstIdOf(from)}`}
    ${until === undefined ? sql`` : sql`and created_at < ${until} and id < ${lastIdOf(until)}`}
    ${before === undefined ? sql`` : sql`and id < ${toUuid(before)}`}`;
}
