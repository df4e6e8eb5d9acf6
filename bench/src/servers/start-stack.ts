import { findFreePort } from "../../../local/src/index.ts";
import type { Bench } from "../bench.ts";
import type { Figures } from "../measure/figures.ts";
import { type BenchDatabase, type QueueBackend, usualBackend } from "./bench-database.ts";
import { type Service, startService, WORKER } from "./start-service.ts";

/** Quittance as it is deployed: an api and workers on one database. */
export interface Stack {
  /** The api's port on loopback. */
  readonly port: number;
  /** The most memory that any process of a kind had. */
  memory(): Figures;
  stop(): Promise<void>;
}

export interface StackOptions {
  readonly workers?: number;
  readonly backend?: QueueBackend;
  /** Other processes in the place of ours. */
  readonly apiScript?: string;
  readonly workerScript?: string;
}

const API = "services/api/src/main.ts";

/** Starts an api and its workers, all with their own defaults but for the limit to what a key may send. */
export async function startStack(
  bench: Bench,
  database: BenchDatabase,
  options: StackOptions = {},
): Promise<Stack> {
  const { workers = 1, backend = usualBackend(bench.servers) } = options;
  const common = {
    DATABASE_URL: database.url,
    QUEUE_URL: database.queueUrl(backend),
    WEBHOOK_ALLOWED_NETWORKS: "127.0.0.0/8",
    RATE_LIMIT_PER_SECOND: "0",
  };
  const port = await findFreePort();
  const startingApi = startService(bench, {
    name: "api",
    script: options.apiScript ?? API,
    environment: { ...common, PORT: String(port) },
  });
  const startingFleet = Array.from({ length: workers }, (_, index) =>
    startService(bench, {
      name: `worker-${index + 1}`,
      script: options.workerScript ?? WORKER,
      environment: common,
    }),
  );
  const [api, ...fleet] = await Promise.all([startingApi, ...startingFleet]);
  return {
    port,
    memory: () => ({ ...most("apiMb", [api]), ...most("workerMb", fleet) }),
    async stop() {
      await api.stop();
      await Promise.all(fleet.map((worker) => worker.stop()));
    },
  };
}

function most(name: "apiMb" | "workerMb", services: readonly Service[]): Figures {
  const known = services.flatMap((service) => service.memoryMb() ?? []);
  return known.length === 0 ? {} : { [name]: Math.max(...known) };
}
