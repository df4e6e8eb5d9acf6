import { randomBytes } from "node:crypto";
import { createClient, type QuittanceClient } from "@quittance/client";
import { makeApiKey } from "@quittance/db";
import { createLog, type Log } from "@quittance/process";
import type postgres from "postgres";
import type { ApiConfig } from "../../services/api/src/config.ts";
import { type RunningApi, startApi } from "../../services/api/src/start-api.ts";
import type { WorkerConfig } from "../../services/worker/src/config.ts";
import { type RunningWorker, startWorker } from "../../services/worker/src/start-worker.ts";
import { newPrefix, queueUrl } from "../system/queue-under-test.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

/** The whole of Quittance in one process: real doors, real PostgreSQL, real BullMQ, a database of its own. */
export interface Stack {
  readonly url: string;
  readonly apiKey: string;
  readonly client: QuittanceClient;
  /** The superuser's connection to the stack's database. */
  readonly sql: postgres.Sql;
  readonly database: TestDatabase;
  /** WEBHOOK_SECRET_KEYS of the stack, for processes that join it. */
  readonly secretKeys: string;
  readonly api: RunningApi;
  readonly worker: RunningWorker | undefined;
  /** One request as it stands, with the stack's key unless told otherwise. */
  request(method: string, path: string, options?: RequestOptions): Promise<Answer>;
  close(): Promise<void>;
}

export interface RequestOptions {
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly apiKey?: string | null;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; tests look into it as they like. */
  readonly body: unknown;
}

export interface StackOptions {
  readonly api?: Partial<ApiConfig>;
  /** What the processes log into; nowhere by default. */
  readonly log?: Log;
  /** Null starts no worker. */
  readonly worker?: Partial<WorkerConfig> | null;
}

const quiet = createLog({ name: "test", level: process.env["QT_LOG_LEVEL"] ?? "silent" });

/** Tests send more than customers do, and without a key, too. */
const NO_LIMITS = {
  backlogLimit: 200_000,
  rateLimitPerSecond: 0,
  authFailuresPerMinute: 0,
  trustedProxies: [],
};

/** Starts a stack on a database and a queue prefix of its own. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const { log = quiet } = options;
  const database = await createTestDatabase();
  const apiKey = makeApiKey("test");
  const place = { databaseUrl: database.url, queueUrl: queueUrl(), queuePrefix: newPrefix() };
  const secretKey = { name: "test", bytes: randomBytes(32) };
  const common = {
    ...place,
    metricsPort: 0,
    logLevel: "silent",
    shutdownTimeoutMs: 5_000,
    endWithParent: false,
    allowedNetworks: ["127.0.0.0/8"],
    secretKeys: [secretKey],
  };
  const api = await startApi(
    { ...common, ...NO_LIMITS, port: 0, bootstrapApiKey: apiKey, ...options.api },
    log,
  );
  const worker =
    options.worker === null
      ? undefined
      : await startWorker(
          {
            ...common,
            roles: new Set(["post", "relay", "deliver", "clock"]),
            auditIntervalMs: 10_000,
            ...options.worker,
          },
          log,
        );
  const url = `http://127.0.0.1:${api.port}`;

  return {
    url,
    apiKey,
    client: createClient({ url, apiKey }),
    sql: database.sql,
    database,
    secretKeys: `${secretKey.name}:${secretKey.bytes.toString("base64")}`,
    api,
    worker,
    request: (method, path, requestOptions) =>
      sendRequest(`${url}${path}`, method, { apiKey, ...requestOptions }),
    async close() {
      await api.close();
      await worker?.close();
      await database.drop();
    },
  };
}

async function sendRequest(url: string, method: string, options: RequestOptions): Promise<Answer> {
  const { body, raw, apiKey, headers } = options;
  const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await fetch(url, {
    method,
    headers: {
      ...(apiKey === null ? {} : { Authorization: `Bearer ${apiKey}` }),
      ...(payload === undefined ? {} : { "Content-Type": "application/json" }),
      ...headers,
    },
    ...(payload === undefined ? {} : { body: payload }),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") === true;
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson && text !== "" ? JSON.parse(text) : undefined,
  };
}
