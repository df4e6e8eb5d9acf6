import {
  claimLateIntents,
  type Database,
  findTenantsWithLateIntents,
  type LateIntent,
} from "@quittance/db";
import type { TenantId } from "@quittance/domain";
import { every, type Role } from "@quittance/process";
import type { Bell, QueueConnection } from "@quittance/queue";
import type { WorkerMetrics } from "../metrics.ts";

export interface RingLateDependencies {
  readonly db: Database;
  readonly queue: Pick<QueueConnection, "ring">;
  readonly metrics: Pick<WorkerMetrics, "rerings">;
  /** Does what the bell asks for right here, when there is no queue to carry it. */
  answer(bell: PostBell): Promise<void>;
}

export type PostBell = Extract<Bell, { queue: "post" }>;

const LOOK_EVERY_MS = 1_000;
const INTENTS_PER_RING_MAX = 500;

/** An intent that was rung this often goes alone from then on: if it takes its worker down, it takes no other intent with it. */
const RINGS_IN_COMPANY_MAX = 4;

/**
 * Rings again for intents that nobody has decided some seconds after they were accepted. This, and
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
    let late: readonly LateIntent[];
    do {
      late = await claimLateIntents(deps.db, tenantId, INTENTS_PER_RING_MAX);
      for (const bell of bellsFor(tenantId, late)) await ringOrAnswer(deps, bell);
    } while (late.length === INTENTS_PER_RING_MAX && !signal.aborted);
  }
}

function bellsFor(tenantId: TenantId, late: readonly LateIntent[]): readonly PostBell[] {
  const together = late.filter(({ rings }) => rings <= RINGS_IN_COMPANY_MAX);
  const alone = late.filter(({ rings }) => rings > RINGS_IN_COMPANY_MAX);
  const groups = [...(together.length > 0 ? [together] : []), ...alone.map((intent) => [intent])];
  return groups.map((group) => ({
    queue: "post",
    tenantId,
    intentIds: group.map(({ id }) => id),
  }));
}

async function ringOrAnswer({ queue, metrics, answer }: RingLateDependencies, bell: PostBell) {
  metrics.rerings.inc();
  if (!(await queue.ring(bell))) await answer(bell);
}
