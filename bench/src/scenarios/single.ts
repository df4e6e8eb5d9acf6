import { echo } from "../baselines/echo.ts";
import { insert } from "../baselines/insert.ts";
import { singleOneByOne } from "../baselines/single-one-by-one.ts";
import { tpcb } from "../baselines/tpcb.ts";
import type { Bench } from "../bench.ts";
import type { Measurable, Sample, Scenario } from "../measure/measurable.ts";
import { copyDatabase } from "../servers/bench-database.ts";
import { flights } from "./flights.ts";
import { measureLoad } from "./measure-load.ts";

const HALF = 0.5;
/** As many requests as full load has had before it is measured: V8 compiles anew what has been called so often. */
const WARM_UP_AT_HALF = 1 / HALF;

/** Single POSTs, each connection sending its next one when the last is answered. */
export const single = (connections: number): Measurable => ({
  name: `single ${connections}`,
  title: `Single, ${connections} connections`,
  rounds: 3,
  async measure(bench) {
    const sample = await measureAlone(bench, connections);
    fullRates.set(connections, sample.figures.posted ?? 0);
    return sample;
  },
});

/** What full load came to last, so that half of it can be told. */
const fullRates = new Map<number, number>();

/** Single POSTs at half of the rate at which full load was posted in the same round. */
const singleAtHalf = (connections: number, rounds: number): Measurable => ({
  name: `single ${connections} half`,
  title: `Single, ${connections} connections, half load`,
  rounds,
  measure(bench) {
    const full = fullRates.get(connections);
    if (full === undefined) throw new Error("half of a load needs the load first");
    return measureAlone(bench, connections, full * HALF);
  },
});

async function measureAlone(
  bench: Bench,
  connections: number,
  perSecond?: number,
): Promise<Sample> {
  const database = await copyDatabase(bench.servers, bench.books.template);
  const sample = await measureLoad(bench, database, {
    connections,
    ...(perSecond === undefined ? {} : { perSecond, warmUp: WARM_UP_AT_HALF }),
  });
  await database.drop();
  return sample;
}

export const singles: Scenario = {
  name: "single",
  measurables: [single(64), singleAtHalf(64, 3), single(256), singleAtHalf(256, 1)],
  baselines: [flights, tpcb, echo, insert, singleOneByOne],
};
