import { randomBytes, randomUUID } from "node:crypto";
import { makeApiKey } from "@quittance/db";
import { Redis } from "ioredis";
import postgres from "postgres";
import { findFreePort } from "../../local/src/index.ts";
import { type KeptProcess, keepProcess } from "../harness/keep-process.ts";
import { openQueueServer, type QueueServer } from "../harness/queue-server.ts";
import { type OpsDoor, startOpsDoor } from "../harness/start-ops-door.ts";
import { adminUrl, createTestDatabase, type TestDatabase } from "../harness/test-database.ts";
import { type CuttableProxy, openProxy } from "../system/cuttable-proxy.ts";
import type { Canary } from "./canaries.ts";

/** Api, worker and operators' door, as talkative as they can be, with a secret in every setting that holds one. */
export interface House {
  readonly api: KeptProcess;
  readonly worker: KeptProcess;
  readonly ops: OpsDoor;
  readonly url: string;
  /** Where /metrics is, of each. */
  readonly metricsUrls: readonly string[];
  readonly apiKey: string;
  readonly masterKey: { readonly name: string; readonly bytes: Buffer };
  readonly operator: string;
  readonly database: TestDatabase;
  readonly queue: QueueServer;
  /** Between the processes and the servers that they need. */
  readonly proxies: readonly CuttableProxy[];
  /** The secrets of the environment. */
  readonly canaries: readonly Canary[];
  /** The environment that the processes share, for one more. */
  readonly environment: Readonly<Record<string, string>>;
  startWorker(): Promise<void>;
  close(): Promise<void>;
}

const secret = (): string => `canary${randomBytes(12).toString("hex")}`;

/** Opens the house; its worker is started by itself, so that jobs can be looked at before it takes them. */
export async function openHouse(): Promise<House> {
  const login = `canary_${randomUUID().slice(0, 8)}`;
  const [databasePassword, queuePassword, opsPassword] = [secret(), secret(), secret()];
  const masterKey = { name: "canary", bytes: randomBytes(32) };
  const masterText = masterKey.bytes.toString("base64");
  const apiKey = makeApiKey("test");
  const admin = postgres(adminUrl(), { max: 1, onnotice: () => {} });
  await admin.unsafe(`create role ${login} login superuser password '${databasePassword}'`);
  const database = await createTestDatabase();
  const queue = await openQueueServer(database.url);
  await admitToRedis(queue, login, queuePassword);
  const proxies = [await openProxy(database.url), await openProxy(queue.url)] as const;
  const queueSecret = queue.redis === undefined ? databasePassword : queuePassword;
  const environment = {
    DATABASE_URL: withLogin(proxies[0].url, login, databasePassword),
    QUEUE_URL: withLogin(proxies[1].url, login, queueSecret),
    LOG_LEVEL: "trace",
    WEBHOOK_SECRET_KEYS: `${masterKey.name}:${masterText}`,
    WEBHOOK_ALLOWED_NETWORKS: "127.0.0.0/8",
  };
  const ports = await Promise.all(Array.from({ length: 3 }, () => findFreePort()));
  const [port = 0, ...metricsPorts] = ports;
  const keep = (name: string, index: number, own: Readonly<Record<string, string>>) =>
    keepProcess({
      name,
      script: `services/${name}/src/main.ts`,
      metricsPort: metricsPorts[index] ?? 0,
      environment: { ...environment, ...own },
    });
  const api = keep("api", 0, { PORT: String(port), BOOTSTRAP_API_KEY: apiKey });
  const operator = { name: "ops", password: opsPassword };
  const ops = await startOpsDoor(environment.DATABASE_URL, {
    queueUrl: environment.QUEUE_URL,
    operator,
    logLevel: "trace",
  });
  let worker: KeptProcess | undefined;
  await api.ready();
  return {
    api,
    ops,
    get worker() {
      if (worker === undefined) throw new Error("the worker was not started");
      return worker;
    },
    url: `http://127.0.0.1:${port}`,
    metricsUrls: [
      ...metricsPorts.map((each) => `http://127.0.0.1:${each}/metrics`),
      `${ops.metricsUrl}/metrics`,
    ],
    apiKey,
    masterKey,
    operator: `${operator.name}:${operator.password}`,
    database,
    queue,
    proxies,
    canaries: [
      { name: "API key", value: apiKey },
      { name: "master key", value: masterText },
      { name: "password of the database", value: databasePassword },
      { name: "password of the queue", value: queuePassword },
      { name: "password of the operators", value: opsPassword },
    ],
    environment,
    async startWorker() {
      worker = keep("worker", 1, {});
      await worker.ready();
    },
    async close() {
      await Promise.all([api.stop(), worker?.stop(), ops.close()]);
      await Promise.all(proxies.map((proxy) => proxy.close()));
      await queue.close();
      await database.drop();
      await admin.unsafe(`drop role ${login}`);
      await admin.end();
    },
  };
}

async function admitToRedis(
  { redis, url }: QueueServer,
  login: string,
  password: string,
): Promise<void> {
  if (redis === undefined) return;
  const client = new Redis(url);
  await client.call("acl", "setuser", login, "on", `>${password}`, "~*", "&*", "+@all");
  client.disconnect();
}

function withLogin(server: string, login: string, password: string): string {
  const url = new URL(server);
  url.username = login;
  url.password = password;
  return url.href;
}
