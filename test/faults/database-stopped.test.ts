import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { expectBellsHeard, reportDrill } from "../harness/expect-bells.ts";
import { expectSettled } from "../harness/expect-settled.ts";
import { expectTold } from "../harness/expect-told.ts";
import { holdIntake } from "../harness/hold-intake.ts";
import { openDrill, openOwnPostgres } from "../harness/open-drill.ts";
import { planLoad } from "../harness/plan-load.ts";
import { startLoad } from "../harness/run-load.ts";

const STOPS = 2;
const OUTAGE_MS = 3_000;
/** A client that is told within this is not left hanging. Connecting is given up after five seconds. */
const ANSWER_MS_MAX = 6_000;

test("PostgreSQL that stops at once under load loses nothing that was acknowledged", async () => {
  const postgres = await openOwnPostgres();
  const drill = await openDrill({ postgres });
  const { processes } = drill;
  const requests = planLoad(drill.cast, { singles: 420, batches: 18, batchSize: 10 });
  const load = startLoad({ clients: processes.clients, requests, pauseMs: 60 });
  for (let stop = 0; stop < STOPS; stop += 1) {
    await delay(400 + Math.random() * 400);
    // Somebody waits for the answer to a write, so that its outcome is unknown for certain.
    const letGo = await holdIntake(drill.databaseUrl);
    await postgres.stop("immediate");
    await letGo();
    const before = load.failedTries.length;
    await delay(OUTAGE_MS);
    // Requests are answered while it is down, and more than once by each lane.
    expect(load.failedTries.length - before).toBeGreaterThan(10);
    await postgres.start();
  }
  const settled = await expectSettled(drill, load);
  await expectBellsHeard(drill);

  const told = expectTold(load, ANSWER_MS_MAX);
  // The services sat it out: nobody had to start them again.
  expect([...processes.apis, ...processes.workers].map((each) => each.starts())).toEqual([1, 1, 1]);
  reportDrill("PostgreSQL stopped", { stops: STOPS, ...told, ...settled });
}, 120_000);
