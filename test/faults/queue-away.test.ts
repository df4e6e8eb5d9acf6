import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { expectBellsHeard, reportDrill } from "../harness/expect-bells.ts";
import { countPending, expectSettled } from "../harness/expect-settled.ts";
import { afterDrill, openDrill, openOwnPostgres } from "../harness/open-drill.ts";
import { planLoad } from "../harness/plan-load.ts";
import { openQueueServer, type QueueServer } from "../harness/queue-server.ts";
import { startLoad } from "../harness/run-load.ts";
import { queueBackend } from "../system/queue-under-test.ts";
import { startRedisServer } from "./redis-server.ts";

const OUTAGE_MS = 30_000;

test("while the queue's server is away for half a minute payments are accepted and made", async () => {
  const { queue, stop, startAgain } = await openStoppableQueue();
  const drill = await openDrill({ queue });
  const { processes, sql } = drill;
  const requests = planLoad(drill.cast, { singles: 440, batches: 18, batchSize: 10 });
  const load = startLoad({ clients: processes.clients, requests, pauseMs: 550 });

  await delay(1_000);
  for (const worker of processes.workers) worker.signal("SIGSTOP");
  await expect.poll(() => queue.countWaiting(), { timeout: 10_000 }).toBeGreaterThan(3);
  const unfinished = await countPending(sql);
  await stop();
  const acceptedBefore = load.intentsAcknowledged();
  for (const worker of processes.workers) worker.signal("SIGCONT");

  await delay(OUTAGE_MS);
  const acceptedWhileAway = load.intentsAcknowledged() - acceptedBefore;
  const decidedWhileAway = acceptedWhileAway + unfinished - (await countPending(sql));
  expect(unfinished).toBeGreaterThan(3);
  expect(acceptedWhileAway).toBeGreaterThan(100);
  expect(decidedWhileAway).toBeGreaterThan(100);
  // The door does not so much as stutter: not one try was refused or left without an answer.
  expect(load.failedTries).toEqual([]);
  await startAgain();

  const settled = await expectSettled(drill, load);
  await expectBellsHeard(drill);
  const restarts = processes.workers.map((worker) => worker.starts() - 1);
  reportDrill("queue away", {
    unfinished,
    acceptedWhileAway,
    decidedWhileAway,
    restarts,
    ...settled,
  });
}, 180_000);

/** A queue on a server of its own. It loses everything over Redis and nothing over PostgreSQL. */
async function openStoppableQueue(): Promise<{
  queue: QueueServer;
  stop(): Promise<void>;
  startAgain(): Promise<void>;
}> {
  if (queueBackend() === "redis") {
    const queue = await openQueueServer("");
    const { redis } = queue;
    if (redis === undefined) throw new Error("a queue without its Redis");
    afterDrill(queue.close);
    return {
      queue,
      stop: redis.stop,
      async startAgain() {
        const again = await startRedisServer({ port: redis.port });
        afterDrill(again.stop);
      },
    };
  }
  const server = await openOwnPostgres();
  return {
    queue: await openQueueServer(server.url("quittance")),
    stop: () => server.stop("immediate"),
    startAgain: server.start,
  };
}
