import type { ApiKeyId, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toUuid } from "../public-id.ts";
import {
  API_KEY_COLUMNS,
  type ApiKeyRecord,
  type ApiKeyRow,
  toApiKeyRecord,
} from "./api-key-record.ts";

/** A tenant's API keys, newest first, those made before `before`; also keys that are good no more. */
export async function listApiKeys(
  db: Database,
  tenantId: TenantId,
  page: { readonly before: ApiKeyId | undefined; readonly limit: number },
): Promise<readonly ApiKeyRecord[]> {
  const rows = await inTenant(
    db,
    tenantId,
    (sql) => sql<ApiKeyRow[]>`
      select ${sql(API_KEY_COLUMNS)}
        from api_keys
        where tenant_id = ${tenantId}
          ${page.before === undefined ? sql`` : sql`and id < ${toUuid(page.before)}`}
        order by id desc
        limit ${page.limit}`,
  );
  return rows.map(toApiKeyRecord);
}
