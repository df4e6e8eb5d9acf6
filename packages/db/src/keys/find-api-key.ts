import type { TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { withKey } from "../in-tenant.ts";
import type { Tenant } from "../tenants/tenant.ts";
import type { Scope } from "./api-key.ts";

/** Who a key speaks for, and what it may do. */
export interface Principal {
  readonly tenant: Tenant;
  readonly scopes: ReadonlySet<Scope>;
}

interface Row {
  readonly tenant_id: string;
  readonly mode: "test" | "live";
  readonly scopes: Scope[];
}

/** The owner of a key by its hash; undefined when the key is unknown, revoked or expired. */
export async function findApiKey(db: Database, keyHash: Buffer): Promise<Principal | undefined> {
  const [row] = await withKey(
    db,
    keyHash,
    (sql) => sql<Row[]>`
    select k.tenant_id, t.mode, k.scopes
      from api_keys k join tenants t using (tenant_id)
      where k.key_hash = ${keyHash}
        and k.revoked_at is null
        and (k.expires_at is null or k.expires_at > now())`,
  );
  return (
    row && {
      tenant: { id: row.tenant_id as TenantId, livemode: row.mode === "live" },
      scopes: new Set(row.scopes),
    }
  );
}
