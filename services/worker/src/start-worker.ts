import { randomUUID } from "node:crypto";
import {
  checkServer,
  countConnections,
  openDatabase,
  pingDatabase,
  readTenant,
  type Tenant,
} from "@quittance/db";
import type { TenantId } from "@quittance/domain";
import {
  createMetrics,
  createReadiness,
  type Log,
  type Role,
  type Running,
  reportConnections,
  startHealthDoor,
  superviseRoles,
} from "@quittance/process";
import { defaultQueueUrl, openQueue } from "@quittance/queue";
import { openKeyRing } from "@quittance/secrets";
import { auditBooksRole } from "./clock/audit-books.ts";
import { keepStatisticsRole } from "./clock/keep-statistics.ts";
import { reportWebhooksRole } from "./clock/report-webhooks.ts";
import { reportWorkRole } from "./clock/report-work.ts";
import { resealSecretsRole } from "./clock/reseal-secrets.ts";
import { ringLateIntentsRole } from "./clock/ring-late-intents.ts";
import type { WorkerConfig } from "./config.ts";
import { deliverRole } from "./deliver/deliver-role.ts";
import { createWorkerMetrics } from "./metrics.ts";
import { answerBell, createPosting, postRole } from "./post/post-role.ts";
import { advanceTasksRole } from "./relay/advance-tasks.ts";
import { relayRole } from "./relay/relay-role.ts";

/**
 * The most of PostgreSQL's connections that one worker takes. Posting lanes, relay, deliveries and
 * clocks share them, and wait for one where many tenants are busy at the same time.
 */
const CONNECTIONS_MAX = 12;

/** How long one try of a batch waits for rows that somebody else holds, before it lets go of its own. */
const LOCK_TIMEOUT_MS = 8_000;
const STATEMENT_TIMEOUT_MS = 20_000;

export interface RunningWorker extends Running {
  readonly metricsPort: number;
}

/** The worker's composition root: the only place that constructs its parts. */
export async function startWorker(config: WorkerConfig, log: Log): Promise<RunningWorker> {
  const registry = createMetrics("worker");
  const metrics = createWorkerMetrics(registry);
  const db = openDatabase({
    url: config.databaseUrl,
    role: "quittance_worker",
    name: `quittance-worker-${randomUUID().slice(0, 8)}`,
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
  const failure = Promise.withResolvers<Error>();
  const findTenant = rememberTenants((id) => readTenant(db, id));

  const postDeps = { db, queue, metrics, log, findTenant, giveUp: failure.resolve };
  const { post, isInHand } = createPosting(postDeps);
  const keyRing = openKeyRing(config.secretKeys ?? []);
  if (keyRing.current === "none") {
    log.warn("WEBHOOK_SECRET_KEYS is not set: webhook secrets are not sealed in the database");
  }
  const deliverDeps = {
    db,
    queue,
    metrics,
    log,
    keyRing,
    findTenant,
    allowedNetworks: config.allowedNetworks,
    dnsServers: config.dnsServers ?? [],
  };
  const roles: readonly Role[] = [
    ...(config.roles.has("post") ? [postRole(postDeps, post)] : []),
    ...(config.roles.has("relay")
      ? [relayRole({ db, queue, log }), advanceTasksRole({ db, queue, log })]
      : []),
    ...(config.roles.has("deliver") ? [deliverRole(deliverDeps)] : []),
    ...(config.roles.has("clock")
      ? [
          ringLateIntentsRole({
            db,
            queue,
            metrics,
            log,
            isInHand,
            answer: answerBell(postDeps, post),
          }),
          reportWorkRole({ db, metrics }),
          keepStatisticsRole({ db }),
          reportWebhooksRole({ db, metrics }),
          resealSecretsRole({ db, keyRing, metrics, log }),
          auditBooksRole({ db, metrics, log, findTenant }, config.auditIntervalMs),
        ]
      : []),
  ];
  const supervisor = superviseRoles(roles, { log });
  supervisor.start();

  // A worker without its queue is still of use: late intents are posted without it.
  const readiness = createReadiness({ checks: { postgresql: () => pingDatabase(db) } });
  reportConnections(registry, () => countConnections(db));
  const door = await startHealthDoor({ ...readiness, port: config.metricsPort, registry, log });
  log.info({ roles: [...config.roles] }, "worker is ready");

  return {
    metricsPort: door.port,
    failed: failure.promise,
    async close() {
      readiness.startDraining();
      await supervisor.stop();
      await queue.close();
      await db.close();
      await door.close();
    },
  };
}

/** A tenant's mode never changes, so it is read once. */
function rememberTenants(
  read: (id: TenantId) => Promise<Tenant | undefined>,
): (id: TenantId) => Promise<Tenant | undefined> {
  const known = new Map<TenantId, Tenant>();
  return async (id) => {
    const tenant = known.get(id) ?? (await read(id));
    if (tenant !== undefined) known.set(id, tenant);
    return tenant;
  };
}
