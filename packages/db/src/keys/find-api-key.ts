import type { ApiKeyId, ApiVersion, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
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

interface Row {
  readonly id: string;
  readonly tenant_id: string;
  readonly mode: "test" | "live";
  readonly scopes: Scope[];
  readonly api_version: ApiVersion;
}

/** The owner of a key by its hash; undefined when the key is unknown, revoked or expired. */
export async function findApiKey(db: Database, keyHash: Buffer): Promise<Principal | undefined> {
  const [row] = await db.sql<Row[]>`
    select k.id, k.tenant_id, t.mode, k.scopes, k.api_version
      from api_keys k join tenants t using (tenant_id)
      where k.key_hash = ${keyHash}
        and k.revoked_at is null
        and (k.expires_at is null or k.expires_at > now())`;
  return (
    row && {
      keyId: toId("key", row.id),
      tenant: { id: row.tenant_id as TenantId, livemode: row.mode === "live" },
      scopes: new Set(row.scopes),
      apiVersion: row.api_version,
    }
  );
}
