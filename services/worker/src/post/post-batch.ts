import {
  type Database,
  idSource,
  inTransaction,
  lockBatch,
  type Patience,
  type Plans,
  saveBatch,
  type Tenant,
} from "@quittance/db";
import { type Decision, decideBatch, type PaymentIntentId } from "@quittance/domain";
import { createTurns, type Turns } from "./turns.ts";

export interface PostedBatch {
  readonly decision: Decision;
  /** How long the batch waited for its locks, in seconds. */
  readonly lockWaitSeconds: number;
  /** What was left for later, because somebody else holds it; nothing when the batch waits. */
  readonly passedOver: ReadonlySet<PaymentIntentId>;
}

export interface PostOptions {
  readonly patience?: Patience;
  readonly plans?: Plans;
  /** By which the batches of a process keep out of each other's way. */
  readonly turns?: Turns;
}

const NOTHING: Decision = {
  intents: [],
  operations: [],
  accounts: [],
  ledgerTransactions: [],
  events: [],
};

/**
 * Posts a batch of one tenant: lock, decide, save and commit, in three round trips. Everything is true
 * afterwards, or nothing is. Running it again with the same intents changes nothing: the lock passes
 * over intents that are decided.
 */
export async function postBatch(
  db: Database,
  tenant: Tenant,
  ids: readonly PaymentIntentId[],
  { patience = "wait", plans = "usual", turns = createTurns() }: PostOptions = {},
): Promise<PostedBatch> {
  const turn = turns.take();
  const posted = await inTransaction(
    db,
    tenant.id,
    async (tx) => {
      const startedAt = performance.now();
      const { passedOver, ...locked } = await lockBatch(tx, tenant, ids, {
        patience,
        untilTurn: turn.begin,
      });
      const lockWaitMs = performance.now() - startedAt;
      const batch = { ...locked, ids: idSource };
      const decision = locked.intents.length === 0 ? NOTHING : decideBatch(batch);
      return { batch, decision, lockWaitMs, passedOver };
    },
    {
      last: (tx, { batch, decision, lockWaitMs }) =>
        saveBatch(tx, tenant.id, decision, batch, lockWaitMs),
      plans,
    },
  ).finally(turn.end);
  return {
    decision: posted.decision,
    lockWaitSeconds: posted.lockWaitMs / 1_000,
    passedOver: posted.passedOver,
  };
}
