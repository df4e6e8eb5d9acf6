import type { ApiKeyId, TenantId } from "@quittance/domain";
import type { Database, Tx } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toUuid } from "../public-id.ts";
import {
  API_KEY_COLUMNS,
  type ApiKeyRecord,
  type ApiKeyRow,
  toApiKeyRecord,
} from "./api-key-record.ts";

/** One of a tenant's API keys; in a transaction as it sees it that has the tenant's keys locked. */
export async function readApiKey(
  place: Database | Tx,
  tenantId: TenantId,
  id: ApiKeyId,
): Promise<ApiKeyRecord | undefined> {
  const [row] = await inTenant(
    place,
    tenantId,
    (sql) => sql<ApiKeyRow[]>`
      select ${sql(API_KEY_COLUMNS)}
        from api_keys where tenant_id = ${tenantId} and id = ${toUuid(id)}`,
  );
  return row && toApiKeyRecord(row);
}
