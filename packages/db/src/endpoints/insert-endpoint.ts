import type { Endpoint, TenantId } from "@quittance/domain";
import type { Tx } from "../database.ts";
import { toUuid } from "../public-id.ts";
import { insertEndpointSecrets, type NewEndpointSecret } from "./insert-endpoint-secrets.ts";

/** Opens an endpoint with the secrets that sign what it gets, and with a clean bill of health. */
export async function insertEndpoint(
  tx: Tx,
  tenantId: TenantId,
  endpoint: Endpoint,
  secrets: readonly NewEndpointSecret[],
): Promise<void> {
  const id = toUuid(endpoint.id);
  await tx`
    with opened as (
      insert into endpoints (tenant_id, id, url, description, event_types, status, disabled_reason, ordering,
                             max_in_flight, rate_limit, signatures, public_key, api_version, created_at, updated_at)
      values (${tenantId}, ${id}, ${endpoint.url}, ${endpoint.description}, ${[...endpoint.eventTypes]},
              ${endpoint.status}, ${endpoint.disabledReason}, ${endpoint.ordering}, ${endpoint.maxInFlight},
              ${endpoint.rateLimit}, ${[...endpoint.signatures]}, ${endpoint.publicKey}, ${endpoint.apiVersion},
              ${endpoint.createdAt}, ${endpoint.updatedAt})
    )
    insert into endpoint_health (tenant_id, endpoint_id) values (${tenantId}, ${id})`;
  await insertEndpointSecrets(tx, tenantId, endpoint.id, secrets);
}
