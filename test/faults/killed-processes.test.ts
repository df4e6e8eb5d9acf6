import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { type CommitProxy, commitsOf, openCommitProxy } from "../harness/commit-proxy.ts";
import { reportDrill } from "../harness/expect-bells.ts";
import { expectSettled } from "../harness/expect-settled.ts";
import {
  countWaitingWorkers,
  findGone,
  findPostingBackends,
  holdAccount,
} from "../harness/hold-account.ts";
import { afterDrill, openDrill } from "../harness/open-drill.ts";
import { planLoad } from "../harness/plan-load.ts";
import { sendLoadRequest, startLoad } from "../harness/run-load.ts";

const WORKER_KILLS = 8;
const API_KILLS = 3;

test("workers that are killed again and again post everything once", async () => {
  const drill = await openDrill();
  const { processes, sql, cast, databaseUrl } = drill;
  const requests = planLoad(cast, { singles: 560, batches: 24, batchSize: 10 });
  // It has to last until the last kill, however long workers take to start on a busy machine.
  const load = startLoad({ clients: processes.clients, requests, pauseMs: 600 });
  const posting = new Set<number>();
  for (let kill = 0; kill < WORKER_KILLS; kill += 1) {
    await delay(Math.random() * 500);
    // Every third worker dies while it waits for a lock, the others wherever they happen to be.
    const release = kill % 3 === 0 ? await holdAccount(databaseUrl, cast.vault) : undefined;
    if (release !== undefined) {
      // One of each worker: the others pass over what is held.
      await expect.poll(() => countWaitingWorkers(sql), { timeout: 30_000 }).toBe(2);
    }
    const victim = processes.workers[kill % processes.workers.length];
    // It may still be about to be started again after the last time.
    const life = 1 + Math.floor(kill / processes.workers.length);
    await expect.poll(() => victim?.starts(), { interval: 10 }).toBe(life);
    for (const pid of await findPostingBackends(sql)) posting.add(pid);
    victim?.signal("SIGKILL");
    await victim?.ended();
    await release?.();
  }
  load.hurry();
  const settled = await expectSettled(drill, load);
  const interrupted = (await findGone(sql, posting)).length;
  const starts = processes.workers.reduce((sum, worker) => sum + worker.starts(), 0);
  expect(starts).toBe(processes.workers.length + WORKER_KILLS);
  expect(interrupted).toBeGreaterThanOrEqual(Math.ceil(WORKER_KILLS / 3));
  reportDrill("workers killed", {
    kills: WORKER_KILLS,
    batchesInterrupted: interrupted,
    ...settled,
  });
}, 180_000);

test("apis that are killed under load have promised nothing that is not kept", async () => {
  const drill = await openDrill({ workers: 1 });
  const { processes, cast } = drill;
  const [api] = processes.apis;
  const requests = planLoad(cast, { singles: 560, batches: 24, batchSize: 10 });
  const load = startLoad({ clients: processes.clients, requests });
  for (let kill = 0; kill < API_KILLS; kill += 1) {
    await api?.ready();
    await delay(100 + Math.random() * 200);
    api?.signal("SIGKILL");
    await api?.ended();
  }
  const settled = await expectSettled(drill, load);
  expect(load.failedTries.length).toBeGreaterThan(API_KILLS);
  reportDrill("apis killed", {
    kills: API_KILLS,
    triesWithoutAnswer: load.failedTries.length,
    storedWithoutAnswer: load.storedWithoutAnswer(),
    ...settled,
  });
}, 120_000);

test("a client whose api dies between commit and answer finds its intents under the same key", async () => {
  let proxy: CommitProxy | undefined;
  const drill = await openDrill({
    workers: 1,
    async route(databaseUrl) {
      proxy = await openCommitProxy(databaseUrl, commitsOf("into payment_intents"));
      afterDrill(proxy.close);
      return { apiDatabaseUrl: proxy.url };
    },
  });
  const { processes, sql, cast } = drill;
  const [api] = processes.apis;
  const requests = planLoad(cast, { singles: 1, batches: 1, batchSize: 20 });
  for (const request of requests) {
    const committed = proxy?.strikeNext("hold-answer");
    const unanswered = expect(sendLoadRequest(processes.client, request)).rejects.toThrow();
    await committed;
    api?.signal("SIGKILL");
    await unanswered;
    const [found] = await sql<{ count: number }[]>`
      select count(*)::int from idempotency_keys where key = ${request.key}`;
    expect(found?.count).toBe(1);
    await api?.ready();
    const { ids, replayed } = await sendLoadRequest(processes.client, request);
    expect(replayed).toBe(true);
    expect(new Set(ids).size).toBe(request.payments.length);
  }
  const settled = await expectSettled(drill, startLoad({ clients: processes.clients, requests }));
  reportDrill("api killed between commit and answer", { kills: requests.length, ...settled });
}, 60_000);
