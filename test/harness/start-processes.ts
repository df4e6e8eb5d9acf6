import { createClient, type QuittanceClient } from "@quittance/client";
import { makeApiKey } from "@quittance/db";
import { findFreePort } from "../../local/src/index.ts";
import { type KeptProcess, keepProcess } from "./keep-process.ts";

/** Quittance as it is deployed: real processes, each kept running. */
export interface Processes {
  readonly apis: readonly KeptProcess[];
  readonly workers: readonly KeptProcess[];
  readonly apiKey: string;
  /** The door of each api. */
  readonly urls: readonly string[];
  /** Clients that try once, one for each api: whoever uses them decides about trying again. */
  readonly clients: readonly QuittanceClient[];
  readonly client: QuittanceClient;
  /** Starts one more worker, and waits until it is ready. */
  addWorker(): Promise<KeptProcess>;
  /** Every line that any process printed. */
  lines(): readonly string[];
  stop(): Promise<void>;
}

export interface ProcessesOptions {
  readonly databaseUrl: string;
  /** Where the apis find the database, when something stands in between. */
  readonly apiDatabaseUrl?: string;
  readonly workerDatabaseUrl?: string;
  readonly queueUrl: string;
  readonly apis?: number;
  readonly workers?: number;
}

const TRY_TIMEOUT_MS = 10_000;

/** Starts apis and workers, and waits until all are ready. */
export async function startProcesses(options: ProcessesOptions): Promise<Processes> {
  const { databaseUrl, apiDatabaseUrl = databaseUrl, workerDatabaseUrl = databaseUrl } = options;
  const apiKey = makeApiKey("test");
  const common = { QUEUE_URL: options.queueUrl, LOG_LEVEL: "info" };
  const urls: string[] = [];
  const apis: KeptProcess[] = [];
  const workers: KeptProcess[] = [];

  async function addApi(): Promise<void> {
    const port = await findFreePort();
    urls.push(`http://127.0.0.1:${port}`);
    const api = keepProcess({
      name: `api ${apis.length + 1}`,
      script: "services/api/src/main.ts",
      metricsPort: await findFreePort(),
      environment: {
        ...common,
        DATABASE_URL: apiDatabaseUrl,
        PORT: String(port),
        BOOTSTRAP_API_KEY: apiKey,
        RATE_LIMIT_PER_SECOND: "0",
      },
    });
    apis.push(api);
  }
  async function addWorker(): Promise<KeptProcess> {
    const worker = keepProcess({
      name: `worker ${workers.length + 1}`,
      script: "services/worker/src/main.ts",
      metricsPort: await findFreePort(),
      environment: { ...common, DATABASE_URL: workerDatabaseUrl },
    });
    workers.push(worker);
    await worker.ready();
    return worker;
  }
  async function stop(): Promise<void> {
    await Promise.all([...apis, ...workers].map((each) => each.stop()));
  }

  try {
    for (let count = 0; count < (options.apis ?? 1); count += 1) await addApi();
    const starting = Array.from({ length: options.workers ?? 2 }, addWorker);
    await Promise.all([...apis.map((api) => api.ready()), ...starting]);
  } catch (error) {
    await stop();
    throw error;
  }
  const clients = urls.map((url) =>
    createClient({ url, apiKey, maxRetries: 0, timeoutMs: TRY_TIMEOUT_MS }),
  );
  const [client] = clients;
  if (client === undefined) throw new Error("a drill needs an api");
  return {
    apis,
    workers,
    apiKey,
    urls,
    clients,
    client,
    addWorker,
    lines: () => [...apis, ...workers].flatMap((each) => each.lines()),
    stop,
  };
}
