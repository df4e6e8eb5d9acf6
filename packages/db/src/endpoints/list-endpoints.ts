import type { Endpoint, EndpointId, TenantId } from "@quittance/domain";
import type { Database, Tx } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toUuid } from "../public-id.ts";
import { ENDPOINT_COLUMNS, type EndpointRow, toEndpoint } from "./endpoint-row.ts";

/** Endpoints that were not deleted, newest first, those opened before `before`. */
export async function listEndpoints(
  db: Database,
  tenantId: TenantId,
  page: { readonly before: EndpointId | undefined; readonly limit: number },
): Promise<readonly Endpoint[]> {
  const rows = await inTenant(
    db,
    tenantId,
    (sql) => sql<EndpointRow[]>`
    select ${sql(ENDPOINT_COLUMNS)},
           (select failing_since from endpoint_health h
              where h.tenant_id = ${tenantId} and h.endpoint_id = e.id) as failing_since
      from endpoints e
      where tenant_id = ${tenantId} and deleted_at is null
        ${page.before === undefined ? sql`` : sql`and id < ${toUuid(page.before)}`}
      order by id desc
      limit ${page.limit}`,
  );
  return rows.map(toEndpoint);
}

/** How many endpoints a tenant has. */
export async function countEndpoints(tx: Tx, tenantId: TenantId): Promise<number> {
  const [row] = await tx<[{ n: number }]>`
    select count(*)::integer as n from endpoints where tenant_id = ${tenantId} and deleted_at is null`;
  return row.n;
}
