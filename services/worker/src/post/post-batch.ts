import {
  type Database,
  idSource,
  inTransaction,
  loadBatch,
  lockBatch,
  type Patience,
  saveBatch,
  type Tenant,
} from "@quittance/db";
import { type Decision, decideBatch, type PaymentIntentId } from "@quittance/domain";

export interface PostedBatch {
  readonly decision: Decision;
  /** How long the batch waited for its locks, in seconds. */
  readonly lockWaitSeconds: number;
  /** What was left for later, because somebody else holds it; nothing when the batch waits. */
  readonly passedOver: ReadonlySet<PaymentIntentId>;
}

const NOTHING: Decision = {
  intents: [],
  operations: [],
  accounts: [],
  ledgerTransactions: [],
  events: [],
};

/**
 * Posts a batch of one tenant: lock, load, decide, save, commit. Everything is true afterwards, or
 * nothing is. Running it again with the same intents changes nothing: the lock passes over
 * intents that are decided.
 */
export async function postBatch(
  db: Database,
  tenant: Tenant,
  ids: readonly PaymentIntentId[],
  patience: Patience = "wait",
): Promise<PostedBatch> {
  return inTransaction(db, tenant.id, async (tx) => {
    const startedAt = performance.now();
    const locked = await lockBatch(tx, tenant, ids, patience);
    const lockWaitSeconds = (performance.now() - startedAt) / 1_000;
    const { passedOver } = locked;
    if (locked.intents.length === 0) return { decision: NOTHING, lockWaitSeconds, passedOver };

    const loaded = await loadBatch(tx, tenant.id, locked);
    const batch = { intents: locked.intents, ...loaded, ids: idSource };
    const decision = decideBatch(batch);
    await saveBatch(tx, tenant.id, decision, batch, lockWaitSeconds * 1_000);
    return { decision, lockWaitSeconds, passedOver };
  });
}
