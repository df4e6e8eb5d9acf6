import { setImmediate as nextTurn } from "node:timers/promises";
import { claimDeliveries, endDeliveries } from "@quittance/db";
import type { EndpointId, TenantId } from "@quittance/domain";
import { sleep } from "@quittance/process";
import { type DeliverDependencies, deliverEvent } from "./deliver-event.ts";
import type { Turn } from "./merge-visits.ts";
import { openSecrets } from "./open-secrets.ts";

/** The most deliveries that one claim takes; the endpoint's own limits may leave room for fewer. */
const CLAIM_MAX = 16;

/** A call and what little time passes before it. */
const CALL_SECONDS = 16;

/**
 * Longer than a call (15 s) and the statement that writes it down (20 s) may take. Where a delivery's
 * record has to queue behind slow ones and the lease runs out all the same, the event is sent twice.
 */
const LEASE_SECONDS = 45;

/** A rate limit of many calls a second lets a few of them gather. */
const RATE_LOOK_MS_MIN = 20;

/** After this long an endpoint makes room for others that wait; what is left is found due again. */
const VISIT_MS_MAX = 10_000;

/**
 * Attempts what is due at an endpoint, as many at the same time as it has room for, until nothing is
 * due any more, or others wait and it had its time. What becomes due while calls are under way is
 * attempted beside them. A slow receiver holds up nobody's events but its own.
 */
export async function visitEndpoint(
  deps: DeliverDependencies,
  tenantId: TenantId,
  endpoint: EndpointId,
  turn: Turn,
  signal: AbortSignal,
): Promise<void> {
  const endsAt = performance.now() + VISIT_MS_MAX;
  const calls = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const goesOn = () => performance.now() < endsAt || !turn.isWanted();
  try {
    while (!signal.aborted && failures.length === 0 && goesOn()) {
      turn.heed();
      const claimed = await claimDeliveries(deps.db, tenantId, endpoint, {
        limit: CLAIM_MAX,
        leaseSeconds: LEASE_SECONDS,
        callSeconds: CALL_SECONDS,
      });
      if (claimed === undefined) break;
      const { url, status, apiVersion, lease, deliveries, rateLimitedMs } = claimed;
      if (status !== "enabled") {
        if (deliveries.length === 0) break;
        const ids = deliveries.map(({ id }) => id);
        await endDeliveries(deps.db, tenantId, ids, `endpoint_${status}`);
        continue;
      }
      if (deliveries.length > 0) {
        const secrets = openSecrets(deps.keyRing, tenantId, claimed.secrets);
        const destination = { tenantId, endpoint, url, secrets, lease, apiVersion };
        for (const delivery of deliveries) {
          const call = deliverEvent(deps, destination, delivery)
            .catch((error: unknown) => void failures.push(error))
            .finally(() => calls.delete(call));
          calls.add(call);
        }
      } else if (rateLimitedMs !== null) {
        await sleep(Math.max(rateLimitedMs, RATE_LOOK_MS_MIN), signal);
      } else if (calls.size === 0) {
        break;
      } else {
        await Promise.race([...calls, turn.asked()]);
        // Those that end at the same time are followed by one claim.
        await nextTurn();
      }
    }
  } finally {
    // Whatever ends the visit, its calls are part of it.
    await Promise.all(calls);
  }
  if (failures.length > 0) throw failures[0];
}
