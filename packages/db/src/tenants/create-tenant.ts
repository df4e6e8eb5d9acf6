import type { TenantId } from "@quittance/domain";
import { v7 } from "uuid";
import type { Actor } from "../audit-log/actor.ts";
import type { Tx } from "../database.ts";
import type { KeyMode } from "../keys/api-key.ts";
import { type TenantRecord, type TenantRow, toTenantRecord } from "./tenant-record.ts";

/** Opens a tenant; undefined when there is one of this name and mode. */
export async function createTenant(
  tx: Tx,
  { name, mode }: { readonly name: string; readonly mode: KeyMode },
  by: Actor,
): Promise<TenantRecord | undefined> {
  const id = v7() as TenantId;
  const [row] = await tx<TenantRow[]>`
    insert into tenants (tenant_id, name, mode) values (${id}, ${name}, ${mode})
      on conflict (name, mode) do nothing
      returning tenant_id, mode, name, created_at`;
  return row && toTenantRecord(row);
}
