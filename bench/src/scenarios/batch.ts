import { tpcb } from "../baselines/tpcb.ts";
import type { Measurable, Scenario } from "../measure/measurable.ts";
import { copyDatabase } from "../servers/bench-database.ts";
import { flights } from "./flights.ts";
import { measureLoad } from "./measure-load.ts";

const CONNECTIONS = 8;

/** Batch requests, so many payments in each. */
const batch = (payments: number, rounds: number): Measurable => ({
  name: `batch ${payments}`,
  title: `Batch of ${payments.toLocaleString("en")}, ${CONNECTIONS} connections`,
  rounds,
  async measure(bench) {
    const database = await copyDatabase(bench.servers, bench.books.template);
    const sample = await measureLoad(bench, database, { connections: CONNECTIONS, payments });
    await database.drop();
    return sample;
  },
});

export const batches: Scenario = {
  name: "batch",
  measurables: [batch(200, 1), batch(1_000, 3)],
  baselines: [flights, tpcb],
};
