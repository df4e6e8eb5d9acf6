import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { expectBellsHeard, reportDrill } from "../harness/expect-bells.ts";
import { countPending, expectSettled } from "../harness/expect-settled.ts";
import { openDrill } from "../harness/open-drill.ts";
import { planLoad } from "../harness/plan-load.ts";
import { startLoad } from "../harness/run-load.ts";

const ERASURES = 4;

test("a queue that is erased again and again under load costs no payment", async () => {
  const drill = await openDrill();
  const { processes, queue, sql } = drill;
  const requests = planLoad(drill.cast, { singles: 560, batches: 24, batchSize: 10 });
  // It has to last until the last erasure.
  const load = startLoad({ clients: processes.clients, requests, pauseMs: 150 });
  const lost: number[] = [];
  for (let round = 0; round < ERASURES; round += 1) {
    await delay(300);
    // Frozen workers leave the bells where they are, so that something is there to be erased.
    for (const worker of processes.workers) worker.signal("SIGSTOP");
    await expect.poll(() => queue.countWaiting(), { timeout: 10_000 }).toBeGreaterThan(3);
    const waiting = await queue.countWaiting();
    expect(await countPending(sql)).toBeGreaterThan(0);
    await queue.erase();
    lost.push(waiting);
    for (const worker of processes.workers) worker.signal("SIGCONT");
  }
  load.hurry();
  const settled = await expectSettled(drill, load);
  expect(settled.rungAgain).toBeGreaterThanOrEqual(ERASURES);
  await expectBellsHeard(drill);
  reportDrill("queue erased", { bellsLost: lost, ...settled });
}, 120_000);
