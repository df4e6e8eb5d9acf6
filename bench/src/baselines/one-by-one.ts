import type { Measurable } from "../measure/measurable.ts";
import { measurePosting } from "../scenarios/measure-posting.ts";
import { copyDatabase } from "../servers/bench-database.ts";

/** Our own code without batches: one job for each intent, and one transaction for each job. */
export const measureOneByOne: Measurable = {
  name: "one by one",
  title: "One intent per transaction and per job",
  rounds: 3,
  async measure(bench) {
    const database = await copyDatabase(bench.servers, bench.books.template);
    const sample = await measurePosting(bench, database, {
      kind: "spread",
      count: bench.scale.intentsOneByOne,
      intentsPerJob: 1,
      workerScript: "bench/src/baselines/one-by-one-worker.ts",
    });
    await database.drop();
    return sample;
  },
};
