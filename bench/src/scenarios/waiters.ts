import type { Scenario } from "../measure/measurable.ts";
import { copyDatabase } from "../servers/bench-database.ts";
import { measureLoad } from "./measure-load.ts";

const CONNECTIONS = 64;
const WAIT_SECONDS = 10;

/** Single POSTs that are answered when the payment is decided: accept latency is then all of it. */
export const waiters: Scenario = {
  name: "waiters",
  measurables: [
    {
      name: "waiters",
      title: `Waiters, ${CONNECTIONS} connections with Prefer: wait`,
      rounds: 1,
      async measure(bench) {
        const database = await copyDatabase(bench.servers, bench.books.template);
        const sample = await measureLoad(bench, database, {
          connections: CONNECTIONS,
          waitSeconds: WAIT_SECONDS,
        });
        await database.drop();
        return sample;
      },
    },
  ],
  baselines: [],
};
