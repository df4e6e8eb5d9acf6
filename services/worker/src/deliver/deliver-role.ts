import {
  type Database,
  findDueEndpoints,
  findEndpointsOf,
  findTenantsWithDueDeliveries,
  parseId,
  parseTenantId,
  type Tenant,
} from "@quittance/db";
import type { DeliveryId, TenantId } from "@quittance/domain";
import { parseNetworks, resolveByServers } from "@quittance/egress";
import { openEgress } from "@quittance/egress/open-egress";
import { type Log, type Role, sleep } from "@quittance/process";
import { gatherByKey, type QueueConnection } from "@quittance/queue";
import type { DeliverDependencies, MadeAttempt } from "./deliver-event.ts";
import { mergeVisits, type Visits } from "./merge-visits.ts";
import { recordAttempts } from "./record-attempts.ts";
import { visitEndpoint } from "./visit-endpoint.ts";

export interface DeliverRoleDependencies extends Pick<DeliverDependencies, "metrics" | "keyRing"> {
  readonly db: Database;
  readonly queue: Pick<QueueConnection, "consume">;
  readonly log: Log;
  /** CIDRs that webhooks may reach although they are not public. */
  readonly allowedNetworks: readonly string[];
  /** Who resolves the names of receivers; the system's servers when there are none. */
  readonly dnsServers: readonly string[];
  findTenant(id: TenantId): Promise<Tenant | undefined>;
}

const CALL_DEADLINE_MS = 15_000;
const ANSWER_BYTES_MAX = 16_384;
const ENDPOINTS_AT_ONCE = { healthy: 96, troubled: 64 };
const BELLS_AT_ONCE = 16;
const ATTEMPTS_PER_RECORD_MAX = 100;
const LOOK_EVERY_MS = 1_000;

/** How long calls may go on after the process was asked to stop; then they are broken off and recorded so. */
const STOP_GRACE_MS = 4_000;

/**
 * The role that sends webhooks. A bell says which deliveries are new; once a second it looks for
 * itself what is due: retries, deliveries whose deliverer died, and bells that were lost.
 */
export function deliverRole(deps: DeliverRoleDependencies): Role {
  const { db, queue, log } = deps;
  const networks = parseNetworks(deps.allowedNetworks);
  return {
    name: "deliver",
    async run(signal) {
      const egress = openEgress({
        networks,
        deadlineMs: CALL_DEADLINE_MS,
        bodyBytesMax: ANSWER_BYTES_MAX,
        resolve: resolveByServers(deps.dnsServers),
      });
      const parts = { ...deps, egress, record: recordTogether(deps) };
      const visits = mergeVisits({
        visitsMax: ENDPOINTS_AT_ONCE,
        async visit(tenantId, endpoint, turn) {
          try {
            await visitEndpoint(parts, tenantId, endpoint, turn, signal);
          } catch (error) {
            log.warn({ err: error, endpoint_id: endpoint }, "a visit to an endpoint ended early");
          }
        },
      });
      const consumer = queue.consume(
        "deliver",
        async ({ tenantId, deliveryIds }) => {
          const id = parseTenantId(tenantId);
          if (id !== undefined) await visitEndpointsOf(db, visits, id, deliveryIds);
        },
        { concurrency: BELLS_AT_ONCE },
      );
      try {
        while (!signal.aborted) {
          await visitDueEndpoints(db, visits);
          await sleep(LOOK_EVERY_MS, signal);
        }
      } finally {
        const finished = Promise.all([visits.finish(), consumer.close()]);
        await Promise.race([finished, sleep(STOP_GRACE_MS)]);
        await egress.close();
        await finished;
      }
    },
  };
}

async function visitEndpointsOf(
  db: Database,
  visits: Visits,
  tenantId: TenantId,
  deliveryIds: readonly string[],
): Promise<void> {
  const ids = deliveryIds.flatMap((text): readonly DeliveryId[] => {
    const id = parseId("del", text);
    return id === undefined ? [] : [id];
  });
  for (const { id, isTroubled } of await findEndpointsOf(db, tenantId, ids)) {
    visits.ask(tenantId, id, isTroubled ? "troubled" : "healthy");
  }
}

async function visitDueEndpoints(db: Database, visits: Visits): Promise<void> {
  for (const tenantId of await findTenantsWithDueDeliveries(db)) {
    for (const { id, isTroubled } of await findDueEndpoints(db, tenantId)) {
      visits.ask(tenantId, id, isTroubled ? "troubled" : "healthy");
    }
  }
}

function recordTogether(
  deps: DeliverRoleDependencies,
): (tenantId: TenantId, attempt: MadeAttempt) => Promise<void> {
  return gatherByKey<TenantId, MadeAttempt, void>({
    limit: ATTEMPTS_PER_RECORD_MAX,
    async handle(tenantId, attempts) {
      const tenant = await deps.findTenant(tenantId);
      if (tenant === undefined) throw new Error(`there is no tenant ${tenantId}`);
      await recordAttempts(deps, tenant, attempts);
      return attempts.map(() => undefined);
    },
  });
}
