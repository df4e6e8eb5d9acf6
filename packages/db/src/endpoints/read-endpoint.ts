import type { EndpointId, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { toUuid } from "../public-id.ts";
import { type Endpoint, type EndpointRow, toEndpoint } from "./endpoint-row.ts";

/** An endpoint; undefined when there is none, or it was deleted. */
export async function readEndpoint(
  db: Database,
  tenantId: TenantId,
  id: EndpointId,
): Promise<Endpoint | undefined> {
  const [row] = await db.sql<EndpointRow[]>`
    select id, url, description, event_types, status, created_at, updated_at
      from endpoints where tenant_id = ${tenantId} and id = ${toUuid(id)} and deleted_at is null`;
  return row && toEndpoint(row);
}
