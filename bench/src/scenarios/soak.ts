import { untilAllDecided } from "../books/read-postings.ts";
import { runFullLoad } from "../load/run-load.ts";
import { requestWriter } from "../load/write-request.ts";
import type { Measurable, Scenario } from "../measure/measurable.ts";
import { percentileOf } from "../measure/statistics.ts";
import { watchMemory } from "../measure/watch-memory.ts";
import { copyDatabase } from "../servers/bench-database.ts";
import { startStack } from "../servers/start-stack.ts";

const CONNECTIONS = 64;

/** Full load for ten minutes: whether memory stays what it is, and the rate too. */
const tenMinutes: Measurable = {
  name: "soak",
  title: `Single, ${CONNECTIONS} connections, for ten minutes`,
  rounds: 1,
  async measure(bench) {
    const database = await copyDatabase(bench.servers, bench.books.template);
    const stack = await startStack(bench, database);
    try {
      const memory = watchMemory(stack.memoryNow);
      const answers = await runFullLoad({
        port: stack.port,
        connections: CONNECTIONS,
        forMs: bench.scale.soakMs,
        requestsMax: Number.POSITIVE_INFINITY,
        nextRequest: requestWriter({ books: bench.books, payments: 1 }),
        signal: bench.signal,
      });
      await untilAllDecided(database.sql, bench.signal);
      const took = answers.list.map(({ tookMs }) => tookMs);
      const perSecond = (until: number) =>
        (answers.list.length * 1_000) / (until - answers.startedAt);
      const { figures, bucketMs, lines } = memory.stop();
      return {
        figures: {
          accepted: perSecond(answers.endedAt),
          posted: perSecond(Date.now()),
          acceptP50: percentileOf(took, 50),
          acceptP99: percentileOf(took, 99),
          ...figures,
        },
        course: { bucketMs, lines, batchSizes: [] },
      };
    } finally {
      await stack.stop();
      await database.drop();
    }
  },
};

export const soak: Scenario = { name: "soak", measurables: [tenMinutes], baselines: [] };
