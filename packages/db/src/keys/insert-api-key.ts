import type { ApiKeyId, ApiVersion, Instant, TenantId } from "@quittance/domain";
import type { ActionOrigin } from "../audit-log/action-origin.ts";
import { recordAction } from "../audit-log/record-action.ts";
import type { Tx } from "../database.ts";
import { toUuid } from "../public-id.ts";
import { hashApiKey, type Scope } from "./api-key.ts";

export interface NewApiKey {
  readonly id: ApiKeyId;
  /** The key itself, of which the hash and the last four characters are stored. */
  readonly secret: string;
  readonly name: string | null;
  readonly scopes: readonly Scope[];
  readonly apiVersion: ApiVersion;
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
  readonly by: ActionOrigin;
}

const LAST = 4;

/** Writes a new API key; it is good as soon as this is committed. */
export async function insertApiKey(tx: Tx, tenantId: TenantId, key: NewApiKey): Promise<void> {
  const { id, secret, name, scopes, apiVersion, createdAt, expiresAt, by } = key;
  await tx`
    insert into api_keys (tenant_id, id, key_hash, last_four, name, scopes, created_at, expires_at, api_version)
    values (${tenantId}, ${toUuid(id)}, ${hashApiKey(secret)}, ${secret.slice(-LAST)}, ${name},
            ${[...scopes]}, ${createdAt}, ${expiresAt}, ${apiVersion})`;
  const detail = {
    name: { before: null, after: name },
    scopes: { before: null, after: scopes },
    expires_at: { before: null, after: expiresAt },
    api_version: { before: null, after: apiVersion },
  };
  await recordAction(tx, { ...by, tenantId, action: "api_key.created", resource: id, detail });
}
