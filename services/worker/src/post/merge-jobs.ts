import type { Tenant } from "@quittance/db";
import type { PaymentIntentId } from "@quittance/domain";
import { gatherByKey } from "@quittance/queue";

/** The most intents that are merged into one transaction; a job with more is a batch of its own. See decision 19. */
const INTENTS_PER_BATCH_MAX = 500;

/** When a second batch of a tenant begins beside one that runs; see decision 19. */
const OPEN_LANE = { weight: 250, waitMs: 25 };

/** Posts intents of one tenant; answers what was passed over. */
export type PostIntents = (
  tenant: Tenant,
  ids: readonly PaymentIntentId[],
) => Promise<ReadonlySet<PaymentIntentId>>;

/**
 * Merges the jobs of one tenant that wait in this process, so that what was rung together is posted
 * together. A job that comes alone is posted at once.
 *
 * @param lanes batches of one tenant that may be in flight at the same time
 */
export function mergeJobs(lanes: number, post: PostIntents): PostIntents {
  const gather = gatherByKey<string, Job, ReadonlySet<PaymentIntentId>>({
    limit: INTENTS_PER_BATCH_MAX,
    lanes,
    openLane: OPEN_LANE,
    weigh: ({ ids }) => ids.length,
    handle: async (_tenantId, jobs) => {
      const [first] = jobs;
      if (first === undefined) return [];
      const passedOver = await post(first.tenant, inAcceptanceOrder(jobs));
      return jobs.map(({ ids }) => new Set(ids.filter((id) => passedOver.has(id))));
    },
  });
  return (tenant, ids) => gather(tenant.id, { tenant, ids });
}

interface Job {
  readonly tenant: Tenant;
  readonly ids: readonly PaymentIntentId[];
}

/** Ids are UUIDv7, so their order is the order in which one door accepted them; each once. */
function inAcceptanceOrder(jobs: readonly Job[]): readonly PaymentIntentId[] {
  return [...new Set(jobs.flatMap(({ ids }) => ids))].sort();
}
