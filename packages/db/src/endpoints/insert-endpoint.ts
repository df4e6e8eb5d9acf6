import type { TenantId } from "@quittance/domain";
import type { Tx } from "../database.ts";
import { toUuid } from "../public-id.ts";
import type { Endpoint } from "./endpoint-row.ts";

/** Opens an endpoint. The secret is `whsec_` and base64, as the receiver is shown it. */
export async function insertEndpoint(
  tx: Tx,
  tenantId: TenantId,
  endpoint: Endpoint,
  secret: string,
): Promise<void> {
  await tx`
    insert into endpoints (tenant_id, id, url, description, event_types, status, secret, created_at, updated_at)
    values (${tenantId}, ${toUuid(endpoint.id)}, ${endpoint.url}, ${endpoint.description},
            ${[...endpoint.eventTypes]}, ${endpoint.status}, ${secret}, ${endpoint.createdAt},
            ${endpoint.updatedAt})`;
}
