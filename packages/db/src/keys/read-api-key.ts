import type { ApiKeyId, TenantId } from "@quittance/domain";
import type { Database, Tx } from "../database.ts";
import { toUuid } from "../public-id.ts";
import {
  API_KEY_COLUMNS,
  type ApiKeyRecord,
  type ApiKeyRow,
  toApiKeyRecord,
} from "./api-key-record.ts";

export const readApiKey = (
  db: Database,
  tenantId: TenantId,
  id: ApiKeyId,
): Promise<ApiKeyRecord | undefined> => readApiKeyIn(db.sql, tenantId, id);

/** As a transaction sees it that has the tenant's keys locked. */
export async function readApiKeyIn(
  sql: Database["sql"] | Tx,
  tenantId: TenantId,
  id: ApiKeyId,
): Promise<ApiKeyRecord | undefined> {
  const [row] = await sql<ApiKeyRow[]>`
    select ${sql(API_KEY_COLUMNS)} from api_keys where tenant_id = ${tenantId} and id = ${toUuid(id)}`;
  return row && toApiKeyRecord(row);
}
