// A worker like ours that merges nothing: each job is one intent, and is posted in a transaction of
// its own, as many at a time as the server takes best.
import { openDatabase, readTenant } from "@quittance/db";
import {
  createLog,
  createMetrics,
  createReadiness,
  runUntilSignal,
  startHealthDoor,
} from "@quittance/process";
import { openQueue } from "@quittance/queue";
import { readConfig } from "../../../services/worker/src/config.ts";
import { postBatch } from "../../../services/worker/src/post/post-batch.ts";
import { answerBell } from "../../../services/worker/src/post/post-role.ts";

/** What pgbench does best with on two cores, and our own transactions too. */
const AT_ONCE = 16;

const config = readConfig(process.env);
const log = createLog({ name: "one-by-one", level: config.logLevel });

async function start() {
  const db = openDatabase({
    url: config.databaseUrl,
    role: "quittance_worker",
    name: "bench-one-by-one",
    connectionsMax: AT_ONCE,
    lockTimeoutMs: 8_000,
    statementTimeoutMs: 20_000,
  });
  const queue = await openQueue({
    url: config.queueUrl ?? "",
    onError: (error) => log.warn({ err: error }, "queue"),
  });
  const tenants = new Map<string, ReturnType<typeof readTenant>>();
  const answer = answerBell(
    {
      log,
      findTenant(id) {
        const tenant = tenants.get(id) ?? readTenant(db, id);
        tenants.set(id, tenant);
        return tenant;
      },
    },
    async (tenant, ids) => {
      for (const id of ids) await postBatch(db, tenant, [id]);
    },
  );
  const consumer = queue.consume("post", answer, { concurrency: AT_ONCE });
  const door = await startHealthDoor({
    ...createReadiness({ checks: {} }),
    port: config.metricsPort,
    registry: createMetrics("worker"),
    log,
  });
  return {
    async close() {
      await consumer.close();
      await queue.close();
      await db.close();
      await door.close();
    },
  };
}

await runUntilSignal(start, {
  log,
  shutdownTimeoutMs: config.shutdownTimeoutMs,
  endWithParent: config.endWithParent,
});
