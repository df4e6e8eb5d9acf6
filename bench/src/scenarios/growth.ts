import { tpcb } from "../baselines/tpcb.ts";
import type { Bench } from "../bench.ts";
import { buildHistory } from "../books/build-history.ts";
import { readLastIntent } from "../books/read-postings.ts";
import type { Measurable, Sample, Scenario } from "../measure/measurable.ts";
import { type BenchDatabase, copyDatabase } from "../servers/bench-database.ts";
import { measureLoad } from "./measure-load.ts";
import { measurePosting } from "./measure-posting.ts";
import { post } from "./post.ts";
import { singles } from "./single.ts";

const CONNECTIONS = 64;

/** Built when it is first needed and used in every round: it takes a while, and a little more grows it little. */
const grown = new WeakMap<Bench, Promise<BenchDatabase>>();

function openGrown(bench: Bench): Promise<BenchDatabase> {
  const database = grown.get(bench) ?? grow(bench);
  grown.set(bench, database);
  return database;
}

async function grow(bench: Bench): Promise<BenchDatabase> {
  const startedAt = performance.now();
  const database = await copyDatabase(bench.servers, bench.books.template);
  await buildHistory(database.sql, bench.books, bench.scale.historyRounds);
  const seconds = (performance.now() - startedAt) / 1_000;
  console.log(`Growth: the books were filled in ${seconds.toFixed(0)} s.`);
  return database;
}

const measureGrown = (
  name: string,
  title: string,
  measure: (bench: Bench, database: BenchDatabase) => Promise<Sample>,
): Measurable => ({
  name,
  title: `Growth: ${title}, with 2 million intents and 5 million entries there`,
  rounds: 3,
  measure: async (bench) => measure(bench, await openGrown(bench)),
});

export const growth: Scenario = {
  name: "growth",
  measurables: [
    measureGrown("growth post", "Post, spread", async (bench, database) =>
      measurePosting(bench, database, {
        kind: "spread",
        count: bench.scale.intents,
        after: await readLastIntent(database.sql),
      }),
    ),
    measureGrown("growth single", `Single, ${CONNECTIONS} connections`, (bench, database) =>
      measureLoad(bench, database, { connections: CONNECTIONS }),
    ),
  ],
  baselines: [
    tpcb,
    ...[...post.measurables, ...singles.measurables].filter(({ name }) =>
      ["post spread", `single ${CONNECTIONS}`].includes(name),
    ),
  ],
};
