import type { Database, IntentClaim, Tenant } from "@quittance/db";
import { gatherByKey, type QueueConnection } from "@quittance/queue";
import type { ApiMetrics } from "../metrics.ts";
import type { Backlog } from "./backlog.ts";
import { recallClaim } from "./recall-claim.ts";
import type { StoredItem } from "./store-batch.ts";
import { type StoredClaim, storeGroup } from "./store-group.ts";

/** The most intents that are stored with one statement. */
const INTENTS_PER_GROUP_MAX = 1_000;

export interface IntakeDependencies {
  readonly db: Database;
  readonly queue: Pick<QueueConnection, "ring">;
  readonly metrics: ApiMetrics;
  readonly backlog: Backlog;
}

/** Takes payment intents in. Resolves when they are stored; from then on nothing can lose them. */
export type Intake = (
  tenant: Tenant,
  claim: IntentClaim,
) => Promise<Exclude<StoredClaim, { kind: "refused" }>>;

/**
 * Requests of one tenant that arrive together are stored with one statement and rung with one job.
 * The first request of an idle tenant is stored at once.
 */
export function createIntake(deps: IntakeDependencies): Intake {
  const gather = gatherByKey<string, { tenant: Tenant; claim: IntentClaim }, StoredClaim>({
    limit: INTENTS_PER_GROUP_MAX,
    handle: async (_tenantId, requests) => {
      const [first] = requests;
      if (first === undefined) return [];
      const endTimer = deps.metrics.storeSeconds.startTimer();
      const stored = await storeGroup(
        deps.db,
        first.tenant,
        requests.map(({ claim }) => claim),
      );
      endTimer();
      ringGroup(deps, first.tenant, stored, "single");
      return stored;
    },
  });
  return async (tenant, claim) => {
    const refusal = deps.backlog.findRefusal();
    if (refusal !== undefined) return recallClaim(deps.db, tenant, claim, refusal);
    const result = await gather(tenant.id, { tenant, claim });
    if (result.kind === "refused") throw result.problem;
    return result;
  };
}

/**
 * Rings the bell once for everything that was stored together. The client's answer does not wait
 * for it: a bell that is lost is rung again by a worker's clock.
 */
export function ringGroup(
  { queue, metrics }: Pick<IntakeDependencies, "queue" | "metrics">,
  tenant: Tenant,
  group: readonly (StoredClaim | StoredItem)[],
  route: "single" | "batch",
): void {
  const intentIds = group.flatMap((result) => (result.kind === "stored" ? result.intent.id : []));
  metrics.replays.inc(group.filter(({ kind }) => kind === "replayed").length);
  if (intentIds.length === 0) return;
  metrics.accepted.inc({ route }, intentIds.length);
  metrics.groupSize.observe(intentIds.length);
  void queue.ring({ queue: "post", tenantId: tenant.id, intentIds }).then((taken) => {
    if (!taken) metrics.ringFailures.inc();
  });
}
