import { randomUUID } from "node:crypto";
import {
  bootstrapTenant,
  checkServer,
  countConnections,
  openDatabase,
  pingDatabase,
} from "@quittance/db";
import {
  createMetrics,
  createReadiness,
  type Log,
  type Running,
  reportConnections,
  serveHttp,
  startHealthDoor,
  superviseRoles,
} from "@quittance/process";
import { defaultQueueUrl, openQueue } from "@quittance/queue";
import { openKeyRing } from "@quittance/secrets";
import { createApp } from "./app.ts";
import type { ApiConfig } from "./config.ts";
import { createAccountDirectory } from "./intake/account-directory.ts";
import { createBacklog } from "./intake/backlog.ts";
import { createCurrencyDirectory } from "./intake/currency-directory.ts";
import { createIntake } from "./intake/intake.ts";
import { createKeys } from "./keys/keys.ts";
import { openLimits } from "./limits/open-limits.ts";
import { createApiMetrics } from "./metrics.ts";
import { answerBrokenRequests } from "./problem/answer-broken.ts";
import { createEventFeed } from "./stream/event-feed.ts";
import { createWaitRegistry } from "./waiting/wait-registry.ts";

const CONNECTIONS_MAX = 10;

/** How long a request waits for another one with the same key that is still being stored. */
const LOCK_TIMEOUT_MS = 2_000;
const STATEMENT_TIMEOUT_MS = 10_000;

export interface RunningApi extends Running {
  readonly port: number;
  readonly metricsPort: number;
}

/** The API's composition root: the only place that constructs its parts. */
export async function startApi(config: ApiConfig, log: Log): Promise<RunningApi> {
  const registry = createMetrics("api");
  const metrics = createApiMetrics(registry);
  const db = openDatabase({
    url: config.databaseUrl,
    role: "quittance_api",
    name: `quittance-api-${randomUUID().slice(0, 8)}`,
    connectionsMax: CONNECTIONS_MAX,
    lockTimeoutMs: LOCK_TIMEOUT_MS,
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
  });
  await checkServer(db);
  if (config.bootstrapApiKey !== undefined) await bootstrapTenant(db, config.bootstrapApiKey);
  const queue = await openQueue({
    url: config.queueUrl ?? defaultQueueUrl(config.databaseUrl),
    ...(config.queuePrefix === undefined ? {} : { prefix: config.queuePrefix }),
    onError: (error) => log.warn({ err: error }, "queue"),
  });

  const backlog = createBacklog(db, config.backlogLimit);
  const keys = createKeys(db, log);
  const supervisor = superviseRoles([backlog.role, keys.role], { log });
  supervisor.start();
  const accounts = createAccountDirectory(db);
  const currencies = createCurrencyDirectory(db);
  const waiting = createWaitRegistry(db, log, keys);
  const feed = createEventFeed({ db, log, metrics });
  const intake = createIntake({ db, queue, metrics, backlog });
  // Only PostgreSQL: without the queue intents are accepted, and rung later.
  const readiness = createReadiness({ checks: { postgresql: () => pingDatabase(db) } });
  const { allowedNetworks } = config;
  const keyRing = openKeyRing(config.secretKeys ?? []);
  if (keyRing.current === "none") {
    log.warn("WEBHOOK_SECRET_KEYS is not set: webhook secrets are not sealed in the database");
  }
  const app = createApp({
    db,
    keys,
    queue,
    accounts,
    currencies,
    intake,
    waiting,
    backlog,
    metrics,
    readiness,
    log,
    allowedNetworks,
    limits: openLimits(config, queue),
    keyRing,
    feed,
  });

  reportConnections(registry, () => countConnections(db));
  const health = await startHealthDoor({ ...readiness, port: config.metricsPort, registry, log });
  const door = await serveHttp({
    app,
    port: config.port,
    host: "0.0.0.0",
    variable: "PORT",
    answerBroken: answerBrokenRequests(log),
    tls: config.tls && { ...config.tls, log },
  });
  log.info({ port: door.port }, "api is ready");

  return {
    port: door.port,
    metricsPort: health.port,
    async close() {
      readiness.startDraining();
      waiting.release();
      feed.release();
      await door.close(config.shutdownTimeoutMs / 2);
      await supervisor.stop();
      await queue.close();
      await db.close();
      await health.close();
    },
  };
}
