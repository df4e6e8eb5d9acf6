import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { reportDrill } from "../harness/expect-bells.ts";
import { expectSettled } from "../harness/expect-settled.ts";
import {
  countWaitingWorkers,
  findGone,
  findPostingBackends,
  holdAccount,
} from "../harness/hold-account.ts";
import { openDrill } from "../harness/open-drill.ts";
import { planLoad } from "../harness/plan-load.ts";
import { startLoad } from "../harness/run-load.ts";

/** A little longer than a transaction may be idle. */
const FROZEN_MS = 11_000;

test("a worker that freezes in the middle of a batch and wakes up later posts nothing twice", async () => {
  const drill = await openDrill();
  const { processes, sql, cast, databaseUrl } = drill;
  const [frozen] = processes.workers;
  const requests = planLoad(cast, { singles: 500, batches: 20, batchSize: 10 });
  const load = startLoad({ clients: processes.clients, requests, pauseMs: 150 });
  await delay(500);
  const release = await holdAccount(databaseUrl, cast.vault);
  // One batch of each worker waits, so one of them is the frozen one's; others pass over what is held.
  await expect.poll(() => countWaitingWorkers(sql), { timeout: 30_000 }).toBe(2);
  const posting = await findPostingBackends(sql);
  frozen?.signal("SIGSTOP");
  await release();
  await delay(FROZEN_MS);
  // PostgreSQL has ended what the frozen worker had begun, so that nobody waits for it for ever.
  await expect.poll(async () => (await findGone(sql, posting)).length).toBeGreaterThan(0);
  const ended = (await findGone(sql, posting)).length;
  frozen?.signal("SIGCONT");
  const settled = await expectSettled(drill, load);
  expect(frozen?.starts()).toBe(1);
  reportDrill("worker frozen", { frozenMs: FROZEN_MS, batchesEnded: ended, ...settled });
}, 90_000);
