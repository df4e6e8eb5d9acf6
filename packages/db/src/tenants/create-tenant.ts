import type { TenantId } from "@quittance/domain";
import type { ActionOrigin } from "../audit-log/action-origin.ts";
import { recordAction } from "../audit-log/record-action.ts";
import type { Tx } from "../database.ts";
import type { KeyMode } from "../keys/api-key.ts";
import { type TenantRecord, type TenantRow, toTenantRecord } from "./tenant-record.ts";

/** Opens a tenant, in a transaction that is about it; undefined when there is one of this name and mode. */
export async function createTenant(
  tx: Tx,
  id: TenantId,
  { name, mode }: { readonly name: string; readonly mode: KeyMode },
  by: ActionOrigin,
): Promise<TenantRecord | undefined> {
  const [row] = await tx<TenantRow[]>`
    insert into tenants (tenant_id, name, mode) values (${id}, ${name}, ${mode})
      on conflict (name, mode) do nothing
      returning tenant_id, mode, name, created_at`;
  if (row === undefined) return undefined;
  const detail = { name: { before: null, after: name }, mode: { before: null, after: mode } };
  await recordAction(tx, {
    ...by,
    tenantId: id,
    action: "tenant.created",
    resource: null,
    detail,
  });
  return toTenantRecord(row);
}
