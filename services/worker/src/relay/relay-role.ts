import { findTenantsWithEventsToRelay, parseTenantId } from "@quittance/db";
import type { TenantId } from "@quittance/domain";
import { type Role, sleep } from "@quittance/process";
import { gatherByKey, type QueueConnection } from "@quittance/queue";
import { type RelayDependencies, relayTenant } from "./relay-tenant.ts";

/** How long until the next look at the outboxes: sooner while there is work. */
const LOOK_AGAIN_BUSY_MS = 250;
const LOOK_AGAIN_IDLE_MS = 1_000;

/** Bells that this process answers at once; those of one tenant are answered together. */
const BELLS_AT_ONCE = 16;
const BELLS_TOGETHER_MAX = 1_000;

/**
 * The role that turns events into deliveries. A bell says which tenant has some; the outboxes are
 * looked at all the same, because a bell may be lost and an event may not.
 */
export function relayRole(
  deps: RelayDependencies & { readonly queue: Pick<QueueConnection, "ring" | "consume"> },
): Role {
  return {
    name: "relay",
    async run(signal) {
      const relay = gatherByKey<TenantId, null, undefined>({
        limit: BELLS_TOGETHER_MAX,
        async handle(tenantId, bells) {
          await relayTenant(deps, tenantId, signal);
          return bells.map(() => undefined);
        },
      });
      const consumer = deps.queue.consume(
        "relay",
        async (bell) => {
          const tenantId = parseTenantId(bell.tenantId);
          if (tenantId !== undefined) await relay(tenantId, null);
        },
        { concurrency: BELLS_AT_ONCE },
      );
      try {
        while (!signal.aborted) {
          const tenants = await findTenantsWithEventsToRelay(deps.db);
          await Promise.all(tenants.map((tenantId) => relay(tenantId, null)));
          await sleep(tenants.length > 0 ? LOOK_AGAIN_BUSY_MS : LOOK_AGAIN_IDLE_MS, signal);
        }
      } finally {
        await consumer.close();
      }
    },
  };
}
