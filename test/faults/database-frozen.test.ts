import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { expectBellsHeard, reportDrill } from "../harness/expect-bells.ts";
import { expectSettled } from "../harness/expect-settled.ts";
import { expectTold } from "../harness/expect-told.ts";
import { holdIntake } from "../harness/hold-intake.ts";
import { afterDrill, openDrill } from "../harness/open-drill.ts";
import { planLoad } from "../harness/plan-load.ts";
import { startLoad } from "../harness/run-load.ts";
import { type CuttableProxy, openProxy } from "../system/cuttable-proxy.ts";

/** The server is given up after five looks, a second apart; from then on every answer comes at once. */
const ANSWER_MS_MAX = 9_000;
/** Long enough for each process to notice. */
const FROZEN_MS = 9_000;
/** Longer than anybody should wait, so that an answer that comes too late is seen to. */
const TOLD_MS_MAX = 30_000;
/** With eight lanes, more than one answer each. */
const TOLD_MIN = 9;

test("PostgreSQL that freezes under load leaves no client hanging, and goes on when it thaws", async () => {
  let proxy: CuttableProxy | undefined;
  const drill = await openDrill({
    async route(databaseUrl) {
      proxy = await openProxy(databaseUrl);
      afterDrill(proxy.close);
      return { apiDatabaseUrl: proxy.url, workerDatabaseUrl: proxy.url };
    },
  });
  const { processes } = drill;
  const requests = planLoad(drill.cast, { singles: 420, batches: 18, batchSize: 10 });
  const load = startLoad({ clients: processes.clients, requests, pauseMs: 60 });
  await delay(500 + Math.random() * 1_000);
  await expect.poll(() => load.intentsAcknowledged()).toBeGreaterThan(0);
  // Somebody waits for the answer to a write, so that its outcome is unknown for certain.
  const letGo = await holdIntake(drill.databaseUrl);
  proxy?.freeze();
  await letGo();
  // Everybody is told, more than once.
  const frozenAt = performance.now();
  const told = expect
    .poll(() => load.failedTries.length, { timeout: TOLD_MS_MAX })
    .toBeGreaterThanOrEqual(TOLD_MIN);
  await Promise.race([Promise.all([told, delay(FROZEN_MS)]), load.done]);
  const frozenMs = Math.round(performance.now() - frozenAt);
  proxy?.thaw();
  const settled = await expectSettled(drill, load);
  await expectBellsHeard(drill);

  const answers = expectTold(load, ANSWER_MS_MAX);
  expect([...processes.apis, ...processes.workers].map((each) => each.starts())).toEqual([1, 1, 1]);
  reportDrill("PostgreSQL frozen", { frozenMs, ...answers, ...settled });
}, 120_000);
