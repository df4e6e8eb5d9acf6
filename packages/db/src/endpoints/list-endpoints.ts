import type { EndpointId, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { toUuid } from "../public-id.ts";
import { type Endpoint, type EndpointRow, toEndpoint } from "./endpoint-row.ts";

/** Endpoints that were not deleted, newest first, those opened before `before`. */
export async function listEndpoints(
  db: Database,
  tenantId: TenantId,
  page: { readonly before: EndpointId | undefined; readonly limit: number },
): Promise<readonly Endpoint[]> {
  const { sql } = db;
  const rows = await sql<EndpointRow[]>`
    select id, url, description, event_types, status, created_at, updated_at
      from endpoints
      where tenant_id = ${tenantId} and deleted_at is null
        ${page.before === undefined ? sql`` : sql`and id < ${toUuid(page.before)}`}
      order by id desc
      limit ${page.limit}`;
  return rows.map(toEndpoint);
}
