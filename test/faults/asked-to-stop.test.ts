import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { reportDrill } from "../harness/expect-bells.ts";
import { expectSettled } from "../harness/expect-settled.ts";
import { countWaitingBatches, holdAccount } from "../harness/hold-account.ts";
import { openDrill } from "../harness/open-drill.ts";
import { planLoad } from "../harness/plan-load.ts";
import { startLoad } from "../harness/run-load.ts";

const END_MS_MAX = 12_000;
const ROUNDS = 2;
/** Much less than a worker may take to end when it is asked once. */
const AT_ONCE_MS_MAX = 5_000;

test("SIGTERM under load ends api and worker with code 0, and no request is refused but by a closed door", async () => {
  const drill = await openDrill({ apis: 2 });
  const { processes } = drill;
  const requests = planLoad(drill.cast, { singles: 560, batches: 24, batchSize: 10 });
  const load = startLoad({ clients: processes.clients, requests, pauseMs: 60 });
  const tookMs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // The other api takes over, so it must be there.
    await processes.apis[(round + 1) % 2]?.ready();
    for (const each of [processes.apis[round % 2], processes.workers[round % 2]]) {
      await delay(200);
      const ended = each?.ended();
      const startedAt = performance.now();
      each?.signal("SIGTERM");
      expect(await ended, each?.name).toEqual({ code: 0, signal: null });
      tookMs.push(Math.round(performance.now() - startedAt));
    }
  }
  const settled = await expectSettled(drill, load);
  expect(load.intentsAcknowledged()).toBe(800);
  expect(Math.max(...tookMs)).toBeLessThan(END_MS_MAX);
  // What an api had taken in before it closed its door was also answered.
  expect(load.storedWithoutAnswer()).toBe(0);
  expect(load.failedTries.map(({ code }) => code).filter((code) => code !== "no answer")).toEqual(
    [],
  );
  reportDrill("asked to stop", {
    tookMs,
    refusedByClosedDoor: load.failedTries.length,
    ...settled,
  });
}, 90_000);

test("a second signal ends a worker at once, although its batch is still waiting", async () => {
  const drill = await openDrill({ workers: 1 });
  const { processes, sql, cast, databaseUrl } = drill;
  const [worker] = processes.workers;
  const release = await holdAccount(databaseUrl, cast.vault);
  const requests = planLoad(cast, { singles: 60, batches: 2, batchSize: 10 });
  const load = startLoad({ clients: processes.clients, requests });
  await expect.poll(() => countWaitingBatches(sql), { timeout: 10_000 }).toBeGreaterThan(0);
  const ended = worker?.ended();
  worker?.signal("SIGTERM");
  expect(await Promise.race([ended, delay(500, "still waiting")])).toBe("still waiting");
  worker?.signal("SIGTERM");
  expect(await Promise.race([ended, delay(AT_ONCE_MS_MAX, "still waiting")])).toEqual({
    code: 1,
    signal: null,
  });
  await release();
  reportDrill("second signal", { ...(await expectSettled(drill, load)) });
}, 60_000);
