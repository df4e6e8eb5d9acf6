import type { ApiKeyId, ApiVersion, Instant, TenantId } from "@quittance/domain";
import { textsOf } from "../arrays/binary-arrays.ts";
import type { Database } from "../database.ts";
import { withKeys } from "../in-tenant.ts";
import { toInstantOrNull } from "../instants.ts";
import { toId } from "../public-id.ts";
import type { Tenant } from "../tenants/tenant.ts";
import type { Scope } from "./api-key.ts";

/** Who a key speaks for, and what it may do. */
export interface Principal {
  readonly keyId: ApiKeyId;
  readonly tenant: Tenant;
  readonly scopes: ReadonlySet<Scope>;
  /** The version of the API that its requests speak unless they name another. */
  readonly apiVersion: ApiVersion;
}

/** A key that is good, as the door has to know it. */
export interface LiveApiKey {
  readonly principal: Principal;
  readonly expiresAt: Instant | null;
  readonly lastUsedAt: Instant | null;
}

interface Row {
  readonly hash: string;
  readonly id: string;
  readonly tenant_id: string;
  readonly mode: "test" | "live";
  readonly scopes: Scope[];
  readonly api_version: ApiVersion;
  readonly expires_at: Date | null;
  readonly last_used_at: Date | null;
}

/**
 * The keys with these hashes, by their hash in base64; unknown, revoked and expired ones are not among
 * them. Keys are looked up before it is known whose they are, so this spans tenants; it locks nothing.
 * @param hashes in base64
 */
export async function findApiKeys(
  db: Database,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, LiveApiKey>> {
  const rows = await withKeys(
    db,
    hashes.map((hash) => Buffer.from(hash, "base64")),
    (sql) => sql<Row[]>`
    select encode(k.key_hash, 'base64') as hash, k.id, k.tenant_id, t.mode, k.scopes, k.api_version, k.expires_at, k.last_used_at
      from unnest(${textsOf([...hashes])}) as wanted (hash)
        join api_keys k on k.key_hash = decode(wanted.hash, 'base64')
        join tenants t using (tenant_id)
      where k.revoked_at is null and (k.expires_at is null or k.expires_at > now())`,
  );
  return new Map(rows.map((row) => [row.hash, toLiveApiKey(row)]));
}

const toLiveApiKey = (row: Row): LiveApiKey => ({
  principal: {
    keyId: toId("key", row.id),
    tenant: { id: row.tenant_id as TenantId, livemode: row.mode === "live" },
    scopes: new Set(row.scopes),
    apiVersion: row.api_version,
  },
  expiresAt: toInstantOrNull(row.expires_at),
  lastUsedAt: toInstantOrNull(row.last_used_at),
});
