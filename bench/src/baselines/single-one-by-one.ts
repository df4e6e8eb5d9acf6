import type { Measurable } from "../measure/measurable.ts";
import { measureLoad } from "../scenarios/measure-load.ts";
import { copyDatabase } from "../servers/bench-database.ts";

const CONNECTIONS = 64;

/** Our own code without groups and batches: a statement and a job for each request, a transaction for each job. */
export const singleOneByOne: Measurable = {
  name: "single one by one",
  title: `Single, ${CONNECTIONS} connections, one job and one transaction per intent`,
  rounds: 1,
  async measure(bench) {
    const database = await copyDatabase(bench.servers, bench.books.template);
    const sample = await measureLoad(bench, database, {
      connections: CONNECTIONS,
      apiScript: "bench/src/baselines/one-by-one-api.ts",
      workerScript: "bench/src/baselines/one-by-one-worker.ts",
    });
    await database.drop();
    return sample;
  },
};
