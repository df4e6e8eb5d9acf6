import { countOverdue, type Database } from "@quittance/db";
import { type Log, sleep } from "@quittance/process";
import type { Consumer, QueueConnection } from "@quittance/queue";
import type { WorkerMetrics } from "../metrics.ts";

export interface Watched {
  readonly db: Database;
  readonly queue: Pick<QueueConnection, "countWaiting">;
  readonly metrics: Pick<WorkerMetrics, "watchdogRestarts">;
  readonly log: Log;
  giveUp(reason: Error): void;
}

/** How a worker is watched, in milliseconds. */
export interface Watch {
  readonly lookEveryMs: number;
  /** How long it may finish no job while jobs wait to be taken, before it is taken for deaf. */
  readonly deafAfterMs: number;
  /** How long it may finish no job while it runs some, before it is taken for hanging. */
  readonly hangingAfterMs: number;
}

/** A batch that waits for a lock as often and as long as it may is done in a little over a minute. */
const WATCH: Watch = { lookEveryMs: 5_000, deafAfterMs: 20_000, hangingAfterMs: 90_000 };

/** An intent that was rung this often and is still not decided should have been seen by somebody. */
const RINGS_TOO_MANY = 2;

/**
 * Judges this worker by what it gets done, never by the state of a connection: a consumer can be
 * connected and deaf. Intents that were rung again and again, jobs that nobody takes, and not one
 * job finished here: first the consumer is made anew; if that does not help, the process gives up
 * and is started again by whoever watches over it.
 */
export async function watchProgress(
  { db, queue, metrics, log, giveUp }: Watched,
  consumer: Consumer,
  signal: AbortSignal,
  watch: Watch = WATCH,
): Promise<void> {
  let finished = consumer.jobsFinished();
  let lastProgress = performance.now();
  let restarted = false;
  while (!signal.aborted) {
    await sleep(watch.lookEveryMs, signal);
    const patienceMs = await patienceWith(consumer, db, queue, watch);
    if (consumer.jobsFinished() !== finished || patienceMs === undefined) {
      finished = consumer.jobsFinished();
      lastProgress = performance.now();
      restarted = false;
      continue;
    }
    if (performance.now() - lastProgress < patienceMs) continue;
    metrics.watchdogRestarts.inc();
    if (restarted) {
      giveUp(new Error("intents are overdue and this worker finishes no job"));
      return;
    }
    log.warn("intents are overdue and this worker finishes no job; its consumer is made anew");
    consumer.restart();
    restarted = true;
    lastProgress = performance.now();
  }
}

/**
 * How long to bear with a worker that finishes no job; undefined when it is not to blame. Overdue
 * intents alone do not say so: one that can never be decided is taken and given up again by some
 * worker, and the idle ones did nothing wrong. Nor is anybody while the database or the queue does
 * not answer.
 */
async function patienceWith(
  consumer: Consumer,
  db: Database,
  queue: Watched["queue"],
  { deafAfterMs, hangingAfterMs }: Watch,
): Promise<number | undefined> {
  try {
    if ((await countOverdue(db, RINGS_TOO_MANY)) === 0) return undefined;
    if (((await queue.countWaiting("post")) ?? 0) > 0) return deafAfterMs;
    return consumer.jobsRunning() > 0 ? hangingAfterMs : undefined;
  } catch {
    return undefined;
  }
}
