import type { Endpoint, TenantId } from "@quittance/domain";
import { recordAction } from "../audit-log/record-action.ts";
import type { Tx } from "../database.ts";
import { type Query, sendTogether } from "../flight.ts";
import { toUuid } from "../public-id.ts";

/** Writes what may change of an endpoint; it is locked. */
export function updateEndpoint(tx: Tx, tenantId: TenantId, endpoint: Endpoint): Query {
  return tx`
    update endpoints
      set url = ${endpoint.url}, description = ${endpoint.description}, event_types = ${[...endpoint.eventTypes]},
          status = ${endpoint.status}, disabled_reason = ${endpoint.disabledReason},
          ordering = ${endpoint.ordering}, max_in_flight = ${endpoint.maxInFlight},
          rate_limit = ${endpoint.rateLimit}, signatures = ${[...endpoint.signatures]},
          public_key = ${endpoint.publicKey}, api_version = ${endpoint.apiVersion},
          updated_at = ${endpoint.updatedAt}
      where tenant_id = ${tenantId} and id = ${toUuid(endpoint.id)}`;
}

/** Disables an endpoint that is locked, for a reason that its receiver gave, and writes that down. */
export async function disableEndpoint(
  tx: Tx,
  tenantId: TenantId,
  { id, disabledReason }: Pick<Endpoint, "id" | "disabledReason">,
): Promise<void> {
  await sendTogether([
    tx`
      update endpoints set status = 'disabled', disabled_reason = ${disabledReason}, updated_at = now()
        where tenant_id = ${tenantId} and id = ${toUuid(id)}`,
    recordAction(tx, {
      tenantId,
      actor: { type: "system", id: "worker" },
      action: "webhook_endpoint.disabled",
      resource: id,
      detail: {
        status: { before: "enabled", after: "disabled" },
        disabled_reason: { before: null, after: disabledReason },
      },
      requestId: null,
    }),
  ]);
}
