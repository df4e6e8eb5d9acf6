import {
  createPostingPlans,
  type Database,
  hasListeners,
  type Patience,
  parseId,
  parseTenantId,
  quarantineIntent,
  type Tenant,
} from "@quittance/db";
import type { PaymentIntentId, TenantId } from "@quittance/domain";
import { type Log, logOfPlainFields, type Role } from "@quittance/process";
import type { Bell, QueueConnection } from "@quittance/queue";
import type { WorkerMetrics } from "../metrics.ts";
import { mergeJobs, type PostIntents } from "./merge-jobs.ts";
import { postBatch } from "./post-batch.ts";
import { type BisectSteps, postOrBisect } from "./post-or-bisect.ts";
import { createRelayBell } from "./relay-bell.ts";
import { createTurns } from "./turns.ts";
import { watchProgress } from "./watch-progress.ts";

/** What it takes to answer a bell. */
export interface AnswerDependencies {
  readonly db: Database;
  readonly queue: Pick<QueueConnection, "ring">;
  readonly metrics: WorkerMetrics;
  readonly log: Log;
  /** The tenant of an id; undefined when there is none. */
  findTenant(id: TenantId): Promise<Tenant | undefined>;
}

export interface PostDependencies extends AnswerDependencies {
  readonly queue: QueueConnection;
  /** Ends this process, so that whoever started it starts it anew. */
  giveUp(reason: Error): void;
}

/** Jobs that this process takes at once. They are merged, so this is how much can wait to be merged. */
const JOBS_AT_ONCE = 64;

/** Posts the intents of one job; resolves when all of them are decided or set aside. */
export type PostJob = (tenant: Tenant, ids: readonly PaymentIntentId[]) => Promise<void>;

export interface Posting {
  readonly post: PostJob;
  /** Whether an intent is in a job that this process has taken and not finished. */
  isInHand(id: PaymentIntentId): boolean;
}

/** Batches of one tenant that this process may have in flight: while some wait for PostgreSQL, another is decided; see decision 19. */
const LANES = 3;

/**
 * Posts one job's intents, merged with whatever else of its tenant waits here. What somebody else
 * holds, and what is very large, goes on in a lane of its own, so that nothing else waits for it.
 */
export function createPosting(deps: Omit<AnswerDependencies, "findTenant">): Posting {
  const steps = bisectSteps(deps);
  const withPatience = (patience: Patience): PostIntents => {
    return (tenant, ids) => postOrBisect(steps, tenant, ids, patience);
  };
  const postAtOnce = mergeJobs(LANES, withPatience("pass over"));
  const postPatiently = mergeJobs(1, withPatience("wait"));
  const inHand = new Set<PaymentIntentId>();
  async function post(tenant: Tenant, ids: readonly PaymentIntentId[]): Promise<void> {
    for (const id of ids) inHand.add(id);
    try {
      const passedOver = await postAtOnce(tenant, ids);
      if (passedOver.size > 0) await postPatiently(tenant, [...passedOver]);
    } finally {
      for (const id of ids) inHand.delete(id);
    }
  }
  return { post, isInHand: (id) => inHand.has(id) };
}

function bisectSteps(deps: Omit<AnswerDependencies, "findTenant">): BisectSteps {
  const { db, queue, metrics, log } = deps;
  const ringRelay = createRelayBell({
    hasListeners: (tenantId) => hasListeners(db, tenantId),
    ring: (tenantId) => queue.ring({ queue: "relay", tenantId }),
    log,
  });
  const plansOfPosting = createPostingPlans(db);
  const turns = createTurns();
  const lines = logOfPlainFields(log);
  return {
    log,
    async post(tenant, ids, patience) {
      const endTimer = metrics.batchSeconds.startTimer();
      const { decision, lockWaitSeconds, passedOver } = await postBatch(db, tenant, ids, {
        patience,
        plans: plansOfPosting(),
        turns,
      });
      endTimer();
      metrics.observeDecision(decision, lockWaitSeconds);
      if (decision.events.length > 0) void ringRelay(tenant.id);
      lines.info(
        {
          tenant_id: tenant.id,
          rung: ids.length,
          decided: decision.intents.length,
          passed_over: passedOver.size,
          intent_ids: decision.intents.map(({ id }) => id),
        },
        "batch posted",
      );
      return passedOver;
    },
    async quarantine(tenant, id, error) {
      const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      await quarantineIntent(db, tenant.id, id, reason);
    },
  };
}

/** Answers the bell: looks up whose intents were rung, and posts them. Ids that mean nothing are passed over. */
export function answerBell(
  { findTenant, log }: Pick<AnswerDependencies, "findTenant" | "log">,
  post: PostJob,
): (bell: Pick<Extract<Bell, { queue: "post" }>, "tenantId" | "intentIds">) => Promise<void> {
  return async ({ tenantId, intentIds }) => {
    const id = parseTenantId(tenantId);
    const tenant = id && (await findTenant(id));
    const ids = intentIds.flatMap((text) => parseId("pi", text) ?? []);
    if (tenant === undefined || ids.length < intentIds.length) {
      log.error(
        { tenant_id: tenantId, intents: intentIds.length },
        "a job names what does not exist",
      );
    }
    if (tenant !== undefined && ids.length > 0) await post(tenant, ids);
  };
}

/** The role that posts intents, and the watchdog that judges it by its progress. */
export function postRole(deps: PostDependencies, post: PostJob): Role {
  return {
    name: "post",
    async run(signal) {
      const consumer = deps.queue.consume("post", answerBell(deps, post), {
        concurrency: JOBS_AT_ONCE,
      });
      try {
        await watchProgress(deps, consumer, signal);
      } finally {
        await consumer.close();
      }
    },
  };
}
