import type { Bench } from "../bench.ts";
import { readLastIntent, readPostings, untilAllDecided } from "../books/read-postings.ts";
import { type LoadOptions, runFullLoad, runPacedLoad } from "../load/run-load.ts";
import { requestWriter } from "../load/write-request.ts";
import { courseOf } from "../measure/course.ts";
import type { Measurable, Sample, Scenario } from "../measure/measurable.ts";
import { watchMemory } from "../measure/watch-memory.ts";
import { type BenchDatabase, copyDatabase } from "../servers/bench-database.ts";
import { type Stack, startStack } from "../servers/start-stack.ts";

const FIVEFOLD = 5;
const HALF = 0.5;

/** Payments of one request of the overload: single ones would only measure the load generator. */
const PAYMENTS = 100;
const CONNECTIONS = 256;
const CONNECTIONS_AFTERWARDS = 64;

/** Whoever waits longer than this, in milliseconds, still feels the overload. */
const USUAL_WAIT_MS = 1_000;

/** Five times what can be posted, for a minute; and half of it from then on, which tells when all is as before. */
const fivefold: Measurable = {
  name: "overload",
  title: "Fivefold overload for a minute, then half load",
  rounds: 1,
  async measure(bench) {
    const database = await copyDatabase(bench.servers, bench.books.template);
    const stack = await startStack(bench, database);
    try {
      return await overload(bench, database, stack);
    } finally {
      await stack.stop();
      await database.drop();
    }
  },
};

async function overload(bench: Bench, { sql }: BenchDatabase, stack: Stack): Promise<Sample> {
  const { scale, books, signal } = bench;
  const load = (connections: number, payments: number, forMs: number): LoadOptions => ({
    port: stack.port,
    connections,
    forMs,
    requestsMax: Number.POSITIVE_INFINITY,
    nextRequest: requestWriter({ books, payments }),
    signal,
  });
  const fullLoad = load(CONNECTIONS_AFTERWARDS, 1, scale.loadMs);
  await runFullLoad(fullLoad); // until the processes are warm
  const full = await runFullLoad(fullLoad);
  await untilAllDecided(sql, signal);
  const usual = (full.list.length * 1_000) / (Date.now() - full.startedAt);

  const memory = watchMemory(stack.memoryNow);
  const offered = usual * FIVEFOLD;
  const during = await runPacedLoad({
    ...load(CONNECTIONS, PAYMENTS, scale.overloadMs),
    perSecond: offered / PAYMENTS,
    isOverload: true,
  });
  const endedAt = Date.now();
  const last = await readLastIntent(sql);
  await runPacedLoad({
    ...load(CONNECTIONS_AFTERWARDS, 1, scale.afterwardsMs),
    perSecond: usual * HALF,
    isOverload: true,
  });
  await untilAllDecided(sql, signal);
  const afterwards = await readPostings(sql, last);
  const late = afterwards.filter(
    ({ acceptedAt, decidedAt }) => decidedAt - acceptedAt > USUAL_WAIT_MS,
  );
  const lastLateAt = Math.max(endedAt, ...late.map(({ decidedAt }) => decidedAt));
  const perSecond = (requests: number) => (requests * PAYMENTS * 1_000) / scale.overloadMs;
  const { figures } = memory.stop();
  return {
    figures: {
      posted: usual,
      offered,
      accepted: perSecond(during.list.length),
      refused: perSecond(during.refused),
      recoverySeconds: (lastLateAt - endedAt) / 1_000,
      ...figures,
    },
    course: courseOf(afterwards),
  };
}

export const overloads: Scenario = { name: "overload", measurables: [fivefold], baselines: [] };
