import {
  isDatabaseAway,
  isOutOfMemory,
  isTransient,
  type Patience,
  type Tenant,
} from "@quittance/db";
import type { PaymentIntentId } from "@quittance/domain";
import { type Log, sleep } from "@quittance/process";

export interface BisectSteps {
  /** Posts a batch, all of it or nothing; answers what it passed over. */
  post(
    tenant: Tenant,
    ids: readonly PaymentIntentId[],
    patience: Patience,
  ): Promise<ReadonlySet<PaymentIntentId>>;
  /** Sets one intent aside, with the error that deciding it raised. */
  quarantine(tenant: Tenant, id: PaymentIntentId, error: unknown): Promise<void>;
  readonly log: Log;
}

/** Waits before a batch is tried again after a failure that is nobody's fault. With jitter: workers must not come back in step. */
const RETRY_DELAYS_MS = [50, 250, 1_000];

/**
 * Posts intents whatever happens to one of them. A failure that passes (a lock that was not granted,
 * a lost connection, a COMMIT whose answer was lost) repeats the same batch, which is safe. Any
 * other error splits the batch in halves, in order, down to the one intent that raises it; that one
 * is quarantined while the others go through.
 *
 * @returns what was passed over, and is to be posted patiently
 * @throws when the database stays away, or has no memory left; the intents are rung again later.
 */
export async function postOrBisect(
  steps: BisectSteps,
  tenant: Tenant,
  ids: readonly PaymentIntentId[],
  patience: Patience,
): Promise<ReadonlySet<PaymentIntentId>> {
  try {
    return await postAgain(steps, tenant, ids, patience);
  } catch (error) {
    if (isDatabaseAway(error) || isTransient(error)) throw error;
    const [only] = ids;
    if (ids.length > 1) {
      steps.log.warn(
        { err: error, intents: ids.length },
        "a batch could not be posted; it is split",
      );
      const middle = Math.ceil(ids.length / 2);
      // The second half may need what the first one passes over, so neither passes over anything.
      await postOrBisect(steps, tenant, ids.slice(0, middle), "wait");
      await postOrBisect(steps, tenant, ids.slice(middle), "wait");
    } else if (isOutOfMemory(error)) {
      throw error;
    } else if (only !== undefined) {
      steps.log.error(
        { err: error, intent_id: only },
        "an intent can not be decided; it is quarantined",
      );
      await steps.quarantine(tenant, only, error);
    }
    return new Set();
  }
}

async function postAgain(
  { post, log }: BisectSteps,
  tenant: Tenant,
  ids: readonly PaymentIntentId[],
  patience: Patience,
): Promise<ReadonlySet<PaymentIntentId>> {
  for (const delayMs of RETRY_DELAYS_MS) {
    try {
      return await post(tenant, ids, patience);
    } catch (error) {
      if (!isDatabaseAway(error) && !isTransient(error)) throw error;
      log.warn({ err: error, intents: ids.length }, "a batch is tried again");
      await sleep(delayMs * (0.5 + Math.random()));
    }
  }
  return post(tenant, ids, patience);
}
