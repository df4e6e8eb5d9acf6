import { findFreePort } from "../../../local/src/index.ts";
import { runFullLoad } from "../load/run-load.ts";
import { requestWriter } from "../load/write-request.ts";
import type { Measurable } from "../measure/measurable.ts";
import { percentileOf } from "../measure/statistics.ts";
import { startService } from "../servers/start-service.ts";

const CONNECTIONS = 64;

/** The limit of the door: Hono reads the very same requests and sends their bodies back. */
export const echo: Measurable = {
  name: "echo",
  title: `Bare Hono echo, ${CONNECTIONS} connections`,
  rounds: 3,
  async measure(bench) {
    const port = await findFreePort();
    const server = await startService(bench, {
      name: "echo",
      script: "bench/src/baselines/echo-server.ts",
      environment: { PORT: String(port) },
    });
    const load = {
      port,
      connections: CONNECTIONS,
      requestsMax: Number.POSITIVE_INFINITY,
      nextRequest: requestWriter({ books: bench.books, payments: 1 }),
      signal: bench.signal,
    };
    await runFullLoad({ ...load, forMs: bench.scale.loadMs / 5 });
    const answers = await runFullLoad({ ...load, forMs: bench.scale.loadMs / 2 });
    await server.stop();
    const took = answers.list.map(({ tookMs }) => tookMs);
    return {
      figures: {
        rate: (answers.list.length * 1_000) / (answers.endedAt - answers.startedAt),
        p50: percentileOf(took, 50),
        p99: percentileOf(took, 99),
      },
    };
  },
};
