// Our api, but each request is stored with a statement of its own and rung with a job of its own.
import { openDatabase } from "@quittance/db";
import {
  createLog,
  createMetrics,
  createReadiness,
  runUntilSignal,
  serveHttp,
  startHealthDoor,
} from "@quittance/process";
import { openQueue } from "@quittance/queue";
import { openKeyRing } from "@quittance/secrets";
import { createApp } from "../../../services/api/src/app.ts";
import { readConfig } from "../../../services/api/src/config.ts";
import { createAccountDirectory } from "../../../services/api/src/intake/account-directory.ts";
import { createBacklog } from "../../../services/api/src/intake/backlog.ts";
import { createCurrencyDirectory } from "../../../services/api/src/intake/currency-directory.ts";
import { type Intake, ringGroup } from "../../../services/api/src/intake/intake.ts";
import { storeGroup } from "../../../services/api/src/intake/store-group.ts";
import { createKeys } from "../../../services/api/src/keys/keys.ts";
import { NO_LIMITS } from "../../../services/api/src/limits/open-limits.ts";
import { createApiMetrics } from "../../../services/api/src/metrics.ts";
import { createEventFeed } from "../../../services/api/src/stream/event-feed.ts";
import { createWaitRegistry } from "../../../services/api/src/waiting/wait-registry.ts";

/** As many statements at a time as the server takes best. */
const AT_ONCE = 16;

/** A bell that is given up is never rung again: no clock is there that would. A queue on PostgreSQL may take long. */
const RING_DEADLINE_MS = 60_000;

const config = readConfig(process.env);
const log = createLog({ name: "one-by-one", level: config.logLevel });

async function start() {
  const registry = createMetrics("api");
  const metrics = createApiMetrics(registry);
  const db = openDatabase({
    url: config.databaseUrl,
    role: "quittance_api",
    name: "bench-one-by-one",
    connectionsMax: AT_ONCE,
    lockTimeoutMs: 2_000,
    statementTimeoutMs: 10_000,
  });
  const queue = await openQueue({
    url: config.queueUrl ?? "",
    ringDeadlineMs: RING_DEADLINE_MS,
    onError: (error) => log.warn({ err: error }, "queue"),
  });
  const intake: Intake = async (tenant, claim) => {
    const [stored] = await storeGroup(db, tenant, [claim]);
    if (stored === undefined) throw new Error("nothing was stored");
    if (stored.kind === "refused") throw stored.problem;
    ringGroup({ queue, metrics }, tenant, [stored], "single");
    return stored;
  };
  const readiness = createReadiness({ checks: {} });
  const keys = createKeys(db, log);
  const app = createApp({
    db,
    keys,
    queue,
    accounts: createAccountDirectory(db),
    currencies: createCurrencyDirectory(db),
    intake,
    waiting: createWaitRegistry(db, log, keys),
    backlog: createBacklog(db, config.backlogLimit),
    metrics,
    readiness,
    log,
    limits: NO_LIMITS,
    allowedNetworks: config.allowedNetworks,
    keyRing: openKeyRing(config.secretKeys ?? []),
    feed: createEventFeed({ db, log, metrics }),
  });
  const health = await startHealthDoor({ ...readiness, port: config.metricsPort, registry, log });
  const door = await serveHttp({ app, port: config.port, host: "127.0.0.1", variable: "PORT" });
  return {
    async close() {
      await door.close(config.shutdownTimeoutMs / 2);
      await queue.close();
      await db.close();
      await health.close();
    },
  };
}

await runUntilSignal(start, {
  log,
  shutdownTimeoutMs: config.shutdownTimeoutMs,
  endWithParent: config.endWithParent,
});
