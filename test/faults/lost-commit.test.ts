import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import {
  type CommitProxy,
  commitsOf,
  everyCommit,
  openCommitProxy,
} from "../harness/commit-proxy.ts";
import { reportDrill } from "../harness/expect-bells.ts";
import { expectSettled } from "../harness/expect-settled.ts";
import { afterDrill, openDrill } from "../harness/open-drill.ts";
import { planLoad } from "../harness/plan-load.ts";
import { startLoad } from "../harness/run-load.ts";

test("a worker whose COMMIT is not answered runs its batch again, and nothing is posted twice", async () => {
  const batchesStruck = 12;
  let proxy: CommitProxy | undefined;
  const drill = await openDrill({
    async route(databaseUrl) {
      proxy = await openCommitProxy(databaseUrl, everyCommit);
      afterDrill(proxy.close);
      return { workerDatabaseUrl: proxy.url };
    },
  });
  const { processes } = drill;
  const requests = planLoad(drill.cast, { singles: 300, batches: 20, batchSize: 10 });
  // It has to last until enough was struck.
  const load = startLoad({ clients: processes.clients, requests, pauseMs: 150 });
  const triedAgain = () =>
    processes.lines().filter((line) => line.includes("a batch is tried again")).length;
  // Other commits are struck too: of audits, and of looks for work. Those are done again in the next round.
  let strikes = 0;
  for (; triedAgain() < batchesStruck && strikes < 10 * batchesStruck; strikes += 1) {
    await proxy?.strikeNext(strikes % 2 === 0 ? "lose-answer" : "lose-request");
    await delay(50);
  }
  load.hurry();
  const settled = await expectSettled(drill, load);
  expect(triedAgain()).toBeGreaterThanOrEqual(batchesStruck);
  reportDrill("COMMIT of a worker lost", { strikes, triedAgain: triedAgain(), ...settled });
}, 60_000);

test("an api whose commit is not answered says that the outcome is unknown, and the same key tells", async () => {
  const strikes = 12;
  let proxy: CommitProxy | undefined;
  const drill = await openDrill({
    workers: 1,
    async route(databaseUrl) {
      proxy = await openCommitProxy(databaseUrl, commitsOf("into payment_intents"));
      afterDrill(proxy.close);
      return { apiDatabaseUrl: proxy.url };
    },
  });
  const { processes } = drill;
  const requests = planLoad(drill.cast, { singles: 160, batches: 14, batchSize: 10 });
  const load = startLoad({ clients: processes.clients, requests, lanes: 4, pauseMs: 20 });
  for (let strike = 0; strike < strikes; strike += 1) {
    await proxy?.strikeNext(strike % 2 === 0 ? "lose-answer" : "lose-request");
    await delay(20);
  }
  const settled = await expectSettled(drill, load);
  const unknown = load.failedTries.filter(({ code }) => code === "outcome_unknown");
  expect(unknown.length).toBeGreaterThanOrEqual(strikes);
  expect(unknown).toHaveLength(load.failedTries.length);
  // Of some the first try had stored everything, of others nothing.
  const stored = load.storedWithoutAnswer();
  expect(stored).toBeGreaterThan(0);
  expect(stored).toBeLessThan(unknown.length);
  reportDrill("commit of an api lost", {
    strikes,
    outcomeUnknown: unknown.length,
    stored,
    ...settled,
  });
}, 60_000);
