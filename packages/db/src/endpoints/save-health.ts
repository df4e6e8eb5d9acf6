import type { EndpointHealth, EndpointId, TenantId } from "@quittance/domain";
import type { Tx } from "../database.ts";
import { toUuid } from "../public-id.ts";

/** Writes the health of an endpoint, which is locked. */
export async function saveHealth(
  tx: Tx,
  tenantId: TenantId,
  endpoint: EndpointId,
  health: EndpointHealth,
): Promise<void> {
  await tx`
    update endpoint_health
      set failures_in_row = ${health.failuresInRow}, failing_since = ${health.failingSince},
          last_attempt_at = ${health.lastAttemptAt}, paused_until = ${health.pausedUntil},
          trips = ${health.trips}, is_slow = ${health.isSlow}, warned_percent = ${health.warnedPercent}
      where tenant_id = ${tenantId} and endpoint_id = ${toUuid(endpoint)}`;
}

/** Lets the next call to an endpoint go out at once, whatever it or its breaker asked for. */
export async function endPause(tx: Tx, tenantId: TenantId, endpoint: EndpointId): Promise<void> {
  await tx`
    update endpoint_health set paused_until = null
      where tenant_id = ${tenantId} and endpoint_id = ${toUuid(endpoint)}`;
}
