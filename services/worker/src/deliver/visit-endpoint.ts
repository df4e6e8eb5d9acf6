import { claimDeliveries, endDeliveries } from "@quittance/db";
import type { EndpointId, TenantId } from "@quittance/domain";
import { type DeliverDependencies, deliverEvent } from "./deliver-event.ts";

/** How many calls one endpoint gets at the same time from this process. */
const CALLS_AT_ONCE = 8;

/**
 * Longer than a call (15 s) and the statement that writes it down (20 s) may take. Where a delivery's
 * record has to queue behind slow ones and the lease runs out all the same, the event is sent twice.
 */
const LEASE_SECONDS = 45;

/** After this long an endpoint makes room for others; what is left is found due again. */
const VISIT_MS_MAX = 10_000;

/**
 * Attempts what is due at an endpoint, a few deliveries at a time, until nothing is due any more or
 * the visit has taken long enough. A slow receiver holds up nobody's events but its own.
 */
export async function visitEndpoint(
  deps: DeliverDependencies,
  tenantId: TenantId,
  endpoint: EndpointId,
  signal: AbortSignal,
): Promise<void> {
  const endsAt = performance.now() + VISIT_MS_MAX;
  while (!signal.aborted && performance.now() < endsAt) {
    const claimed = await claimDeliveries(deps.db, tenantId, endpoint, {
      limit: CALLS_AT_ONCE,
      leaseSeconds: LEASE_SECONDS,
    });
    if (claimed === undefined) return;
    const { url, secret, status, deliveries } = claimed;
    if (status === "enabled") {
      const destination = { tenantId, endpoint, url, secret };
      const ended = await Promise.allSettled(
        deliveries.map((delivery) => deliverEvent(deps, destination, delivery)),
      );
      for (const result of ended) if (result.status === "rejected") throw result.reason;
    } else {
      const ids = deliveries.map(({ id }) => id);
      await endDeliveries(deps.db, tenantId, ids, `endpoint_${status}`);
    }
  }
}
