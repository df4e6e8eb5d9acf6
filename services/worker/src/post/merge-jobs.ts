import type { Tenant } from "@quittance/db";
import type { PaymentIntentId } from "@quittance/domain";
import { gatherByKey } from "@quittance/queue";

/** The most intents that are posted in one transaction. */
const INTENTS_PER_BATCH_MAX = 1_000;

/** Batches of one tenant that this process may have in flight: while one waits for PostgreSQL, the next is decided. */
const LANES = 2;

/** Posts the intents of one job; resolves when all of them are decided or set aside. */
export type PostJob = (tenant: Tenant, ids: readonly PaymentIntentId[]) => Promise<void>;

/**
 * Merges the jobs of one tenant that wait in this process, so that what was rung together is posted
 * together. A job that comes alone is posted at once.
 */
export function mergeJobs(post: PostJob): PostJob {
  const gather = gatherByKey<string, Job, undefined>({
    limit: INTENTS_PER_BATCH_MAX,
    lanes: LANES,
    weigh: ({ ids }) => ids.length,
    handle: async (_tenantId, jobs) => {
      const [first] = jobs;
      if (first !== undefined) await post(first.tenant, inAcceptanceOrder(jobs));
      return jobs.map(() => undefined);
    },
  });
  return async (tenant, ids) => {
    await gather(tenant.id, { tenant, ids });
  };
}

interface Job {
  readonly tenant: Tenant;
  readonly ids: readonly PaymentIntentId[];
}

/** Ids are UUIDv7, so their order is the order in which one door accepted them; each once. */
function inAcceptanceOrder(jobs: readonly Job[]): readonly PaymentIntentId[] {
  return [...new Set(jobs.flatMap(({ ids }) => ids))].sort();
}
