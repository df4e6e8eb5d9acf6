import {
  claimLateIntents,
  claimLateOperations,
  type Database,
  findBatchItems,
  findTenantsWithLateIntents,
  type LateIntent,
} from "@quittance/db";
import type { PaymentIntentId, TenantId } from "@quittance/domain";
import { every, type Log, type Role } from "@quittance/process";
import type { QueueConnection } from "@quittance/queue";
import type { WorkerMetrics } from "../metrics.ts";
import { bellsForLateIntents, type PostBell } from "./bells-for-late-intents.ts";

export interface RingLateDependencies {
  readonly db: Database;
  readonly queue: Pick<QueueConnection, "ring">;
  readonly metrics: Pick<WorkerMetrics, "rerings">;
  readonly log: Log;
  /** Whether this process has an intent in hand: then it is late because much waits, and a bell would add to that. */
  isInHand(id: PaymentIntentId): boolean;
  /** Does what the bell asks for right here, when there is no queue to carry it. */
  answer(bell: PostBell): Promise<void>;
}

const LOOK_EVERY_MS = 1_000;
const INTENTS_PER_CLAIM_MAX = 500;

/** So often, which is half a minute, whoever has an intent in hand is trusted to finish. */
const RINGS_TRUSTED = 3;

/**
 * Rings for intents whose time has come: scheduled ones that fall due, holds and intents that
 * expire. And rings again for what nobody has decided some seconds after it was accepted. This, and
 * not the queue, is the promise that every accepted intent is decided: the queue may be erased,
 * be away or be deaf, and costs latency only.
 */
export function ringLateIntentsRole(deps: RingLateDependencies): Role {
  return every(LOOK_EVERY_MS, "clock: ring late intents", (signal) =>
    ringLateIntents(deps, signal),
  );
}

export async function ringLateIntents(
  deps: RingLateDependencies,
  signal: AbortSignal,
): Promise<void> {
  for (const tenantId of await findTenantsWithLateIntents(deps.db)) {
    if (signal.aborted) return;
    try {
      await ringTenant(deps, tenantId, signal);
    } catch (error) {
      // One tenant's trouble is not the others'. Its intents have been put off, and are late again soon.
      deps.log.error({ err: error, tenant_id: tenantId }, "late intents could not be rung again");
    }
  }
}

async function ringTenant(
  deps: RingLateDependencies,
  tenantId: TenantId,
  signal: AbortSignal,
): Promise<void> {
  let claimed: readonly LateIntent[];
  do {
    claimed = [
      ...(await claimLateIntents(deps.db, tenantId, INTENTS_PER_CLAIM_MAX)),
      ...(await claimLateOperations(deps.db, tenantId, INTENTS_PER_CLAIM_MAX)),
    ];
    const late = claimed.filter(({ id, rings }) => rings > RINGS_TRUSTED || !deps.isInHand(id));
    const batches = [...new Set(late.flatMap(({ batch }) => batch ?? []))];
    const itemsOf = await findBatchItems(deps.db, tenantId, batches);
    for (const bell of bellsForLateIntents(tenantId, late, itemsOf)) await ringOrAnswer(deps, bell);
  } while (claimed.length >= INTENTS_PER_CLAIM_MAX && !signal.aborted);
}

async function ringOrAnswer({ queue, metrics, answer }: RingLateDependencies, bell: PostBell) {
  metrics.rerings.inc();
  if (!(await queue.ring(bell))) await answer(bell);
}
