import { defaultQueueUrl, openQueue } from "@quittance/queue";
import { Redis } from "ioredis";
import postgres from "postgres";
import { type RedisServer, startRedisServer } from "../faults/redis-server.ts";
import { queueBackend } from "../system/queue-under-test.ts";

/** SQLSTATE. */
const DEADLOCK_DETECTED = "40P01";
const ERASE_TRIES = 10;

/** The queue of one drill, which the drill may look into and erase. */
export interface QueueServer {
  readonly url: string;
  /** Jobs of the posting queue that nobody has taken yet. */
  countWaiting(): Promise<number>;
  /** Erases everything: FLUSHALL, or every table emptied and every connection dropped. */
  erase(): Promise<void>;
  /** The Redis behind it, when there is one. */
  readonly redis: RedisServer | undefined;
  close(): Promise<void>;
}

/** Starts a Redis for one drill, or names a queue database beside the drill's own. */
export async function openQueueServer(databaseUrl: string): Promise<QueueServer> {
  const redis = queueBackend() === "redis" ? await startRedisServer() : undefined;
  const url = redis?.url ?? defaultQueueUrl(databaseUrl);
  return {
    url,
    redis,
    countWaiting: () => countWaiting(url),
    erase: () => (redis === undefined ? eraseDatabase(url) : flushRedis(url)),
    async close() {
      if (redis !== undefined) await redis.stop();
      else await dropDatabase(databaseUrl, url);
    },
  };
}

async function countWaiting(url: string): Promise<number> {
  const queue = await openQueue({ url, onError: () => {} });
  try {
    const [post] = queue.boards();
    const counts = await post?.getJobCounts("waiting");
    return Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0);
  } finally {
    await queue.close();
  }
}

async function flushRedis(url: string): Promise<void> {
  const client = new Redis(url);
  await client.flushall().finally(() => client.disconnect());
}

/** BullMQ's migrations stay, because a database that was never prepared is another matter. */
async function eraseDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const tables = await sql<{ name: string }[]>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema')
          and tablename !~ 'migration|schema|version'`;
    await untilNoDeadlock(() =>
      sql.unsafe(`truncate ${tables.map(({ name }) => name).join(", ")} cascade`),
    );
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`;
  } finally {
    await sql.end();
  }
}

/** Those who ring meanwhile lock the same tables in another order, and PostgreSQL may end either side. */
async function untilNoDeadlock(erase: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await erase();
      return;
    } catch (error) {
      const deadlock = error instanceof postgres.PostgresError && error.code === DEADLOCK_DETECTED;
      if (!deadlock || tries === ERASE_TRIES) throw error;
    }
  }
}

async function dropDatabase(serverUrl: string, url: string): Promise<void> {
  const admin = postgres(serverUrl, { max: 1, database: "postgres", onnotice: () => {} });
  await admin`drop database if exists ${admin(new URL(url).pathname.slice(1))} with (force)`;
  await admin.end();
}
