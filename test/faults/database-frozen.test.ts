import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { expectBellsHeard, reportDrill } from "../harness/expect-bells.ts";
import { expectSettled } from "../harness/expect-settled.ts";
import { expectTold } from "../harness/expect-told.ts";
import { afterDrill, openDrill } from "../harness/open-drill.ts";
import { planLoad } from "../harness/plan-load.ts";
import { startLoad } from "../harness/run-load.ts";
import { type CuttableProxy, openProxy } from "../system/cuttable-proxy.ts";

const FROZEN_MS = 9_000;
/** The server is given up after five looks, a second apart; from then on every answer comes at once. */
const ANSWER_MS_MAX = 8_000;

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
  const before = load.intentsAcknowledged();
  proxy?.freeze();
  await delay(FROZEN_MS);
  const failed = load.failedTries.length;
  proxy?.thaw();
  // It was in the middle of something, and everybody was told, more than once.
  expect(before).toBeGreaterThan(0);
  expect(failed).toBeGreaterThan(8);
  const settled = await expectSettled(drill, load);
  await expectBellsHeard(drill);

  const told = expectTold(load, ANSWER_MS_MAX);
  expect([...processes.apis, ...processes.workers].map((each) => each.starts())).toEqual([1, 1, 1]);
  reportDrill("PostgreSQL frozen", { frozenMs: FROZEN_MS, ...told, ...settled });
}, 120_000);
