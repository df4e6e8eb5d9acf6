import type { Instant, TenantId } from "@quittance/domain";
import { toInstant } from "../instants.ts";
import type { KeyMode } from "../keys/api-key.ts";
import type { Tenant } from "./tenant.ts";

/** A tenant as operators see it. */
export interface TenantRecord extends Tenant {
  /** Null is a tenant that the start of an api opened, which nobody named. */
  readonly name: string | null;
  readonly createdAt: Instant;
}

export interface TenantRow {
  readonly tenant_id: string;
  readonly mode: KeyMode;
  readonly name: string | null;
  readonly created_at: Date;
}

export const toTenantRecord = (row: TenantRow): TenantRecord => ({
  id: row.tenant_id as TenantId,
  livemode: row.mode === "live",
  name: row.name,
  createdAt: toInstant(row.created_at),
});
