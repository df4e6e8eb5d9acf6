import type { ApiKeyId } from "@quittance/domain";
import type { ActionOrigin } from "../audit-log/action-origin.ts";
import { recordAction } from "../audit-log/record-action.ts";
import type { Tx } from "../database.ts";
import { newId, toUuid } from "../public-id.ts";
import type { Tenant } from "../tenants/tenant.ts";
import { makeApiKey } from "./api-key.ts";
import { isLive } from "./api-key-record.ts";
import { beginKeyChange, requireKey, requireRoomForKey } from "./change-keys.ts";
import { checkGrant } from "./check-grant.ts";
import type { MadeApiKey } from "./create-api-key.ts";
import { insertApiKey } from "./insert-api-key.ts";
import { KeyRefusedError } from "./key-refused-error.ts";

/** Both keys are good for a day, or up to a week, in which clients change over. */
export const KEY_OVERLAP_SECONDS = { default: 86_400, max: 7 * 86_400 } as const;

/**
 * Makes a key with the terms of another one, which is good for so many
 * seconds more and then expires.
 * @throws KeyRefusedError `not_found`, `not_rotatable`, `insufficient_scope`, `timestamp_too_late`, `too_many_api_keys`
 */
export async function rotateApiKey(
  tx: Tx,
  tenant: Tenant,
  id: ApiKeyId,
  overlapSeconds: number,
  by: ActionOrigin,
): Promise<MadeApiKey> {
  const { giver, now } = await beginKeyChange(tx, tenant.id, by.actor);
  const old = await requireKey(tx, tenant.id, id);
  if (!isLive(old, now) || old.replacedBy !== null) {
    const next = old.replacedBy === null ? "" : ` The key that replaced it is ${old.replacedBy}.`;
    throw new KeyRefusedError(
      "not_rotatable",
      `A key that is revoked, has expired or was rotated is not rotated.${next}`,
    );
  }
  checkGrant(giver, old, now);
  await requireRoomForKey(tx, tenant.id);
  const secret = makeApiKey(tenant.livemode ? "live" : "test");
  const { name, scopes, expiresAt, apiVersion } = old;
  const terms = { name, scopes, expiresAt, apiVersion, createdAt: now };
  const made = { id: newId("key"), secret, ...terms, by };
  await insertApiKey(tx, tenant.id, made);
  await tx`
    update api_keys
      set replaced_by = ${toUuid(made.id)},
          expires_at = least(expires_at, ${now}::timestamptz + make_interval(secs => ${overlapSeconds}))
      where tenant_id = ${tenant.id} and id = ${toUuid(id)}`;
  const ended = await requireKey(tx, tenant.id, id);
  const detail = {
    replaced_by: { before: null, after: made.id },
    expires_at: { before: old.expiresAt, after: ended.expiresAt },
  };
  await recordAction(tx, {
    ...by,
    tenantId: tenant.id,
    action: "api_key.rotated",
    resource: id,
    detail,
  });
  return { key: await requireKey(tx, tenant.id, made.id), secret };
}
