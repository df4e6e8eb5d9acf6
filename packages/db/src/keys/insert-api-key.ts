import type { ApiKeyId, Instant, TenantId } from "@quittance/domain";
import type { Tx } from "../database.ts";
import { toUuid } from "../public-id.ts";
import { hashApiKey, type Scope } from "./api-key.ts";

export interface NewApiKey {
  readonly id: ApiKeyId;
  /** The key itself, of which the hash and the last four characters are stored. */
  readonly secret: string;
  readonly name: string | null;
  readonly scopes: readonly Scope[];
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
}

const LAST = 4;

/** Writes a new API key; it is good as soon as this is committed. */
export async function insertApiKey(tx: Tx, tenantId: TenantId, key: NewApiKey): Promise<void> {
  await tx`
    insert into api_keys (tenant_id, id, key_hash, last_four, name, scopes, created_at, expires_at)
    values (${tenantId}, ${toUuid(key.id)}, ${hashApiKey(key.secret)}, ${key.secret.slice(-LAST)},
            ${key.name}, ${[...key.scopes]}, ${key.createdAt}, ${key.expiresAt})`;
}
