import type { Measurable, Scenario } from "../measure/measurable.ts";
import { copyDatabase } from "../servers/bench-database.ts";
import { measureLoad } from "./measure-load.ts";

const CONNECTIONS = 8;
const PAYMENTS = 1_000;

/** Batches, posted by so many worker processes. */
const fleetOf = (workers: number): Measurable => ({
  name: `fleet ${workers}`,
  title: `Fleet, batch of 1,000, ${workers} worker${workers === 1 ? "" : "s"}`,
  rounds: 1,
  async measure(bench) {
    const database = await copyDatabase(bench.servers, bench.books.template);
    const sample = await measureLoad(bench, database, {
      connections: CONNECTIONS,
      payments: PAYMENTS,
      workers,
    });
    await database.drop();
    return sample;
  },
});

export const fleet: Scenario = {
  name: "fleet",
  measurables: [fleetOf(1), fleetOf(2), fleetOf(4)],
  baselines: [],
};
