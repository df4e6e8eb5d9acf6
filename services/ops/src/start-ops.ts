import { randomUUID } from "node:crypto";
import { checkServer, countConnections, openDatabase, pingDatabase } from "@quittance/db";
import {
  createMetrics,
  createReadiness,
  type Log,
  type Running,
  reportConnections,
  serveHttp,
  startHealthDoor,
} from "@quittance/process";
import { defaultQueueUrl, openQueue } from "@quittance/queue";
import { createApp } from "./app.ts";
import type { OpsConfig } from "./config.ts";

const CONNECTIONS_MAX = 3;
const LOCK_TIMEOUT_MS = 2_000;
const STATEMENT_TIMEOUT_MS = 5_000;

export interface RunningOps extends Running {
  readonly port: number;
  readonly metricsPort: number;
}

/** The composition root of ops: the only place that constructs its parts. */
export async function startOps(config: OpsConfig, log: Log): Promise<RunningOps> {
  const registry = createMetrics("ops");
  const db = openDatabase({
    url: config.databaseUrl,
    role: "quittance_ops",
    name: `quittance-ops-${randomUUID().slice(0, 8)}`,
    connectionsMax: CONNECTIONS_MAX,
    lockTimeoutMs: LOCK_TIMEOUT_MS,
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
  });
  await checkServer(db);
  const queue = await openQueue({
    url: config.queueUrl ?? defaultQueueUrl(config.databaseUrl),
    ...(config.queuePrefix === undefined ? {} : { prefix: config.queuePrefix }),
    onError: (error) => log.warn({ err: error }, "queue"),
  });

  // Only PostgreSQL: an operator needs this door most when the queue is away.
  const readiness = createReadiness({ checks: { postgresql: () => pingDatabase(db) } });
  const app = createApp({ db, queue, readiness, operator: config.operator, log });
  reportConnections(registry, () => countConnections(db));
  const health = await startHealthDoor({
    ...readiness,
    port: config.metricsPort,
    registry,
    exportMoreMetrics: () => queue.exportMetrics(),
    log,
  });
  const door = await serveHttp({ app, port: config.port, host: "0.0.0.0", variable: "OPS_PORT" });
  log.info({ port: door.port }, "ops is ready");

  return {
    port: door.port,
    metricsPort: health.port,
    async close() {
      readiness.startDraining();
      await door.close(config.shutdownTimeoutMs / 2);
      await queue.close();
      await db.close();
      await health.close();
    },
  };
}
