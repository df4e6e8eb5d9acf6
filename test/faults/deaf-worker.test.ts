import { setTimeout as delay } from "node:timers/promises";
import { openDatabase, readTenant } from "@quittance/db";
import { createLog, createMetrics } from "@quittance/process";
import { type Consumer, openQueue } from "@quittance/queue";
import { expect, test } from "vitest";
import { createWorkerMetrics } from "../../services/worker/src/metrics.ts";
import {
  answerBell,
  createPosting,
  type PostDependencies,
} from "../../services/worker/src/post/post-role.ts";
import { watchProgress } from "../../services/worker/src/post/watch-progress.ts";
import { reportDrill } from "../harness/expect-bells.ts";
import { countPending } from "../harness/expect-settled.ts";
import { afterDrill, type Drill, openDrill } from "../harness/open-drill.ts";
import { planLoad } from "../harness/plan-load.ts";
import { sendLoadRequest } from "../harness/run-load.ts";

const WATCH = { lookEveryMs: 100, deafAfterMs: 600, hangingAfterMs: 900 };
/** Longer than a new consumer takes to finish its first job, on a busy machine too. */
const PATIENT_WATCH = { ...WATCH, deafAfterMs: 3_000 };
const INTENTS = 5;

test("a worker that hears no bell any more gets a new consumer, and gives up when that does not help", async () => {
  const drill = await openDrill({ workers: 0 });
  const { deps, reasons, restarts } = await assembleWorker(drill);
  const handler = answerBell(deps, createPosting(deps).post);
  const deaf = deps.queue.consume("post", handler, { concurrency: 4 });
  await deaf.close();
  await acceptIntents(drill);

  // A new consumer helps: it hears what has waited.
  const stopWatching = new AbortController();
  afterDrill(async () => stopWatching.abort());
  const mendable = makeMendable(deaf, () =>
    deps.queue.consume("post", handler, { concurrency: 4 }),
  );
  const mended = watchProgress(deps, mendable, stopWatching.signal, PATIENT_WATCH);
  await expect.poll(() => countPending(drill.sql), { timeout: 20_000 }).toBe(0);
  expect(await restarts()).toBe(1);
  await delay(PATIENT_WATCH.deafAfterMs + 2 * WATCH.lookEveryMs);
  expect(await restarts()).toBe(1);
  expect(reasons).toEqual([]);
  stopWatching.abort();
  await mended;
  await mendable.close();

  // Nothing helps: this consumer is closed for good.
  await acceptIntents(drill);
  await watchProgress(deps, deaf, new AbortController().signal, WATCH);
  expect(await restarts()).toBe(3);
  expect(reasons).toEqual(["intents are overdue and this worker finishes no job"]);
  expect(await countPending(drill.sql)).toBe(INTENTS);

  // And the one that whoever watches over processes then starts does the work.
  await drill.processes.addWorker();
  await expect.poll(() => countPending(drill.sql), { timeout: 20_000 }).toBe(0);
  reportDrill("deaf worker", { restarts: await restarts(), reasons });
}, 60_000);

test("an idle worker is not to blame for intents whose bells others have taken", async () => {
  const drill = await openDrill({ workers: 0 });
  const { deps, reasons, restarts } = await assembleWorker(drill);
  await acceptIntents(drill);
  // Another worker takes every bell and decides nothing, as with an account that somebody holds locked.
  const other = deps.queue.consume("post", async () => {}, { concurrency: 4 });
  afterDrill(other.close);
  await expect.poll(() => other.jobsFinished(), { timeout: 20_000 }).toBeGreaterThan(0);
  await expect.poll(() => deps.queue.countWaiting("post"), { timeout: 20_000 }).toBe(0);

  const stopWatching = new AbortController();
  const idle: Consumer = {
    close: async () => {},
    jobsFinished: () => 0,
    jobsRunning: () => 0,
    restart() {},
  };
  const watched = watchProgress(deps, idle, stopWatching.signal, WATCH);
  await delay(WATCH.hangingAfterMs * 3);
  stopWatching.abort();
  await watched;
  expect(await countPending(drill.sql)).toBe(INTENTS);
  expect(await restarts()).toBe(0);
  expect(reasons).toEqual([]);
}, 60_000);

test("a worker whose jobs hang gives up", async () => {
  const drill = await openDrill({ workers: 0 });
  const { deps, reasons } = await assembleWorker(drill);
  const hanging = Promise.withResolvers<void>();
  const consumer = deps.queue.consume("post", () => hanging.promise, { concurrency: 64 });
  afterDrill(async () => {
    hanging.resolve();
    await consumer.close();
  });
  await acceptIntents(drill);
  // The door answers before it has rung, so at first nothing may wait yet.
  await expect.poll(() => consumer.jobsRunning(), { timeout: 20_000 }).toBeGreaterThan(0);
  await expect.poll(() => deps.queue.countWaiting("post"), { timeout: 20_000 }).toBe(0);
  await watchProgress(deps, consumer, new AbortController().signal, WATCH);
  expect(reasons).toEqual(["intents are overdue and this worker finishes no job"]);
}, 60_000);

/** A consumer that hears nothing until it is made anew. */
function makeMendable(broken: Consumer, makeAnew: () => Consumer): Consumer {
  let present = broken;
  return {
    close: () => present.close(),
    jobsFinished: () => present.jobsFinished(),
    jobsRunning: () => present.jobsRunning(),
    restart() {
      present = makeAnew();
    },
  };
}

/** The parts of a worker that post, put together as its composition root does. */
async function assembleWorker({ databaseUrl, queue: { url } }: Drill) {
  const db = openDatabase({
    url: databaseUrl,
    role: "quittance_worker",
    name: "quittance-worker-deaf",
    connectionsMax: 4,
    lockTimeoutMs: 5_000,
    statementTimeoutMs: 5_000,
  });
  afterDrill(db.close);
  const queue = await openQueue({ url, onError: () => {} });
  afterDrill(queue.close);
  const metrics = createWorkerMetrics(createMetrics("worker"));
  const reasons: string[] = [];
  const deps: PostDependencies = {
    db,
    queue,
    metrics,
    log: createLog({ name: "test", level: "silent" }),
    findTenant: (id) => readTenant(db, id),
    giveUp: (reason) => reasons.push(reason.message),
  };
  const restarts = async () => (await metrics.watchdogRestarts.get()).values[0]?.value ?? 0;
  return { deps, reasons, restarts };
}

/** Intents that look as if their bells had been rung again twice, and nobody had come. */
async function acceptIntents({ processes, cast, sql }: Drill): Promise<void> {
  for (const request of planLoad(cast, { singles: INTENTS, batches: 0, batchSize: 0 })) {
    await sendLoadRequest(processes.client, request);
  }
  await sql`update payment_intents set rings = 2 where status = 'pending'`;
}
