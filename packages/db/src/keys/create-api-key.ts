import type { ApiVersion } from "@quittance/domain";
import type { ActionOrigin } from "../audit-log/action-origin.ts";
import type { Tx } from "../database.ts";
import { newId } from "../public-id.ts";
import type { Tenant } from "../tenants/tenant.ts";
import { makeApiKey } from "./api-key.ts";
import type { ApiKeyRecord } from "./api-key-record.ts";
import { beginKeyChange, requireKey, requireRoomForKey } from "./change-keys.ts";
import { checkGrant, type KeyGrant } from "./check-grant.ts";
import { insertApiKey } from "./insert-api-key.ts";

export interface ApiKeyTerms extends KeyGrant {
  readonly name: string | null;
  /** The version of the API that its requests are answered in. */
  readonly apiVersion: ApiVersion;
}

/** A key that was just made, and the one moment at which the key itself is known. */
export interface MadeApiKey {
  readonly key: ApiKeyRecord;
  readonly secret: string;
}

/**
 * Makes an API key for a tenant.
 * @param by a key of the tenant, which hands out what it has, or an operator
 * @throws KeyRefusedError `timestamp_in_past`, `insufficient_scope`, `timestamp_too_late`, `too_many_api_keys`
 */
export async function createApiKey(
  tx: Tx,
  tenant: Tenant,
  terms: ApiKeyTerms,
  by: ActionOrigin,
): Promise<MadeApiKey> {
  const { giver, now } = await beginKeyChange(tx, tenant.id, by.actor);
  checkGrant(giver, terms, now);
  await requireRoomForKey(tx, tenant.id);
  const secret = makeApiKey(tenant.livemode ? "live" : "test");
  const id = newId("key");
  const { name, scopes, expiresAt, apiVersion } = terms;
  const made = { id, secret, name, scopes, expiresAt, apiVersion, createdAt: now, by };
  await insertApiKey(tx, tenant.id, made);
  return { key: await requireKey(tx, tenant.id, id), secret };
}
