import type { AuditLogEntryId, Instant, TenantId } from "@quittance/domain";
import { toInstant } from "../instants.ts";
import { toId } from "../public-id.ts";
import type { Actor, ActorType } from "./actor.ts";
import type { AuditAction } from "./audit-action.ts";
import type { AuditDetail } from "./record-action.ts";

/** One action as it was written down. */
export interface AuditLogEntry {
  readonly id: AuditLogEntryId;
  readonly tenantId: TenantId;
  readonly actor: Actor;
  readonly action: AuditAction;
  /** Null is the tenant itself. */
  readonly resource: string | null;
  readonly detail: AuditDetail;
  readonly requestId: string | null;
  readonly address: string | null;
  readonly createdAt: Instant;
}

export interface AuditLogRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly actor_type: ActorType;
  readonly actor_id: string;
  readonly action: AuditAction;
  readonly resource: string | null;
  readonly detail: AuditDetail;
  readonly request_id: string | null;
  readonly address: string | null;
  readonly created_at: Date;
}

export const AUDIT_LOG_COLUMNS = [
  "tenant_id",
  "id",
  "actor_type",
  "actor_id",
  "action",
  "resource",
  "detail",
  "request_id",
  "address",
  "created_at",
] as const satisfies readonly (keyof AuditLogRow)[];

export const toAuditLogEntry = (row: AuditLogRow): AuditLogEntry => ({
  id: toId("alog", row.id),
  tenantId: row.tenant_id as TenantId,
  actor: { type: row.actor_type, id: row.actor_id },
  action: row.action,
  resource: row.resource,
  detail: row.detail,
  requestId: row.request_id,
  address: row.address,
  createdAt: toInstant(row.created_at),
});
