import type { ApiKeyId, TenantId } from "@quittance/domain";
import { uuidsOf } from "../arrays/binary-arrays.ts";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";

/** `last_used_at` is told to the minute: a key that is in use is written once in it, whoever notes that. */
export const KEY_USE_SECONDS = 60;

/** Notes that keys of a tenant were used just now. Passes over those that somebody else writes at the moment. */
export async function noteKeyUses(
  db: Database,
  tenantId: TenantId,
  keys: readonly ApiKeyId[],
): Promise<void> {
  await inTenant(
    db,
    tenantId,
    (sql) => sql`
    update api_keys set last_used_at = now()
      where tenant_id = ${tenantId}
        and id in (
          select id from api_keys
            where tenant_id = ${tenantId} and id = any(${uuidsOf(keys)})
              and (last_used_at is null or last_used_at < now() - make_interval(secs => ${KEY_USE_SECONDS}))
            for update skip locked)`,
  );
}
