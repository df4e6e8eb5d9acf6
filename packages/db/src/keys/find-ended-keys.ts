import type { ApiKeyId, TenantId } from "@quittance/domain";
import { uuidsOf } from "../arrays/binary-arrays.ts";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toId } from "../public-id.ts";

/** Which of a tenant's keys are good no more: revoked, or expired. */
export async function findEndedKeys(
  db: Database,
  tenantId: TenantId,
  keys: readonly ApiKeyId[],
): Promise<readonly ApiKeyId[]> {
  const rows = await inTenant(
    db,
    tenantId,
    (sql) => sql<{ id: string }[]>`
      select id from api_keys
        where tenant_id = ${tenantId} and id = any(${uuidsOf(keys)})
          and (revoked_at is not null or expires_at <= now())`,
  );
  return rows.map(({ id }) => toId("key", id));
}
