import type { ApiKeyId } from "@quittance/domain";
import type { ActionOrigin } from "../audit-log/action-origin.ts";
import { recordAction } from "../audit-log/record-action.ts";
import type { Tx } from "../database.ts";
import { toUuid } from "../public-id.ts";
import type { Tenant } from "../tenants/tenant.ts";
import { isLive } from "./api-key-record.ts";
import { beginKeyChange, requireKey } from "./change-keys.ts";
import { KeyRefusedError } from "./key-refused-error.ts";

/**
 * Revokes a key for ever. Doing it again changes nothing. The last key with which keys can be changed is
 * revoked by an operator only: without it a tenant could not help itself any more.
 * @returns whether it was not revoked before
 * @throws KeyRefusedError `not_found`, `last_api_key`
 */
export async function revokeApiKey(
  tx: Tx,
  tenant: Tenant,
  id: ApiKeyId,
  by: ActionOrigin,
): Promise<boolean> {
  const { giver, now } = await beginKeyChange(tx, tenant.id, by.actor);
  const key = await requireKey(tx, tenant.id, id);
  if (key.revokedAt !== null) return false;
  const changesKeys = isLive(key, now) && key.scopes.includes("keys:write");
  if (giver !== null && changesKeys && (await isLastOfItsKind(tx, tenant, id))) {
    throw new KeyRefusedError(
      "last_api_key",
      "This is the only key with keys:write that will be good tomorrow. Make another one first, or ask the operator.",
    );
  }
  await tx`
    update api_keys set revoked_at = ${now}
      where tenant_id = ${tenant.id} and id = ${toUuid(id)}`;
  await recordAction(tx, {
    ...by,
    tenantId: tenant.id,
    action: "api_key.revoked",
    resource: id,
    detail: { revoked_at: { before: null, after: now } },
  });
  return true;
}

/** A key that expires within a day is no key to fall back on: it may be the old half of a rotation. */
async function isLastOfItsKind(tx: Tx, tenant: Tenant, id: ApiKeyId): Promise<boolean> {
  const others = await tx`
    select from api_keys
      where tenant_id = ${tenant.id} and id <> ${toUuid(id)} and 'keys:write' = any(scopes)
        and revoked_at is null and (expires_at is null or expires_at > now() + interval '1 day')
      limit 1`;
  return others.length === 0;
}
