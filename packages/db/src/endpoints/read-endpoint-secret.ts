import type { EndpointSecretId, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toUuid } from "../public-id.ts";

/** A secret as it lies in the database. */
export interface SealedSecret {
  readonly keyName: string;
  readonly sealed: string;
}

/** One of the secrets that an endpoint has or had; undefined when there is none. */
export async function readEndpointSecret(
  db: Database,
  tenantId: TenantId,
  id: EndpointSecretId,
): Promise<SealedSecret | undefined> {
  const [row] = await inTenant(
    db,
    tenantId,
    (sql) => sql<{ key_name: string; sealed: string }[]>`
    select key_name, sealed from endpoint_secrets where tenant_id = ${tenantId} and id = ${toUuid(id)}`,
  );
  return row && { keyName: row.key_name, sealed: row.sealed };
}
