import type { TenantId } from "@quittance/domain";
import type { Tx } from "../database.ts";
import type { Query } from "../flight.ts";
import { newUuid } from "../new-uuid.ts";
import type { Actor } from "./actor.ts";
import type { AuditAction } from "./audit-action.ts";

/** A value in the audit log, as JSON has it. Never a secret. */
export type AuditValue =
  | string
  | number
  | boolean
  | null
  | readonly AuditValue[]
  | { readonly [name: string]: AuditValue };

/** The fields that an action set, each with what it was before: null where there was nothing. */
export type AuditDetail = Readonly<
  Record<string, { readonly before: AuditValue; readonly after: AuditValue }>
>;

export interface ActionToRecord {
  readonly tenantId: TenantId;
  readonly actor: Actor;
  readonly action: AuditAction;
  /** The public id (of a currency its code) of what it is done to; null is the tenant itself. */
  readonly resource: string | null;
  readonly detail: AuditDetail;
  readonly requestId: string | null;
  /** The network address that the request came from, where one is known. */
  readonly address?: string | null;
}

/**
 * Writes that somebody does something, in the transaction that does it. Whoever calls it sends it
 * together with the action's own statements, so that it costs no round trip of its own.
 */
export function recordAction(tx: Tx, record: ActionToRecord): Query {
  const { tenantId, actor, action, resource, detail, requestId, address = null } = record;
  return tx`
    insert into audit_log (tenant_id, id, actor_type, actor_id, action, resource, detail, request_id,
                           address, created_at)
    values (${tenantId}, ${newUuid()}, ${actor.type}, ${actor.id}, ${action}, ${resource},
            ${tx.json(detail)}, ${requestId}, ${address}, date_trunc('milliseconds', clock_timestamp()))`;
}
