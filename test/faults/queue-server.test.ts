import { setTimeout as delay } from "node:timers/promises";
import { Redis } from "ioredis";
import postgres from "postgres";
import { afterEach, expect, test } from "vitest";
import {
  newPrefix,
  openTestQueue,
  type QueueUnderTest,
  queueBackend,
  requireVariable,
} from "../system/queue-under-test.ts";
import { type RedisServer, startRedisServer } from "./redis-server.ts";

const RECOVERY = { timeout: 20_000, interval: 200 };
const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** @param ringDeadlineMs short where bells are expected to be refused again and again */
async function open(url: string, ringDeadlineMs = 10_000): Promise<QueueUnderTest> {
  const queue = await openTestQueue({ url, ringDeadlineMs });
  cleanups.push(() => queue.close());
  return queue;
}

/** Rings until the bell is heard. Each bell may be lost, but not all of them. */
async function hearsAgain(queue: QueueUnderTest, jobsFinished: () => number): Promise<void> {
  const before = jobsFinished();
  await expect
    .poll(async () => (await queue.ringRelay("t1"), jobsFinished() > before), RECOVERY)
    .toBe(true);
}

if (queueBackend() === "redis") {
  test("a Redis that was stopped and comes back empty is taken up again by itself", async () => {
    const redis = await startRedis();
    const queue = await open(redis.url, 1_000);
    const consumer = queue.consume("relay", async () => {}, { concurrency: 2 });
    await hearsAgain(queue, consumer.jobsFinished);
    await redis.stop();
    expect(await queue.ringRelay("t1")).toBe(false);
    await delay(8_000);
    await startRedis({ port: redis.port });
    await hearsAgain(queue, consumer.jobsFinished);
  });

  test("a Redis that is emptied while a consumer waits and works disturbs neither", async () => {
    const redis = await startRedis();
    const queue = await open(redis.url, 1_000);
    const started = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    const waiting = queue.consume("relay", async () => {}, { concurrency: 1 });
    const working = queue.consume(
      "post",
      async () => {
        started.resolve();
        await gate.promise;
      },
      { concurrency: 1 },
    );
    await hearsAgain(queue, waiting.jobsFinished);
    await queue.ring({ queue: "post", tenantId: "t1", intentIds: ["pi_1"] });
    await started.promise;
    await askRedis(redis.url, (client) => client.flushall());
    gate.resolve();
    await hearsAgain(queue, waiting.jobsFinished);
    await queue.ring({ queue: "post", tenantId: "t1", intentIds: ["pi_2"] });
    await expect.poll(() => working.jobsFinished(), RECOVERY).toBe(2);
  });

  test("a Redis that throws away keys when its memory is full is refused with one sentence", async () => {
    const redis = await startRedis({ settings: ["--maxmemory-policy", "allkeys-lru"] });
    await expect(openTestQueue({ url: redis.url })).rejects.toThrow(
      "QUEUE_URL: Redis has maxmemory-policy allkeys-lru and would throw away jobs when its memory is full; set it to noeviction.",
    );
  });

  test("a Redis that forbids CONFIG is judged by what it says of itself in INFO", async () => {
    const forbidden = ["--rename-command", "CONFIG", ""];
    const good = await startRedis({ settings: forbidden });
    const queue = await open(good.url);
    expect(await queue.ringRelay("t1")).toBe(true);
    const bad = await startRedis({
      settings: [...forbidden, "--maxmemory-policy", "volatile-ttl"],
    });
    await expect(openTestQueue({ url: bad.url })).rejects.toThrow("maxmemory-policy volatile-ttl");
  });

  test("a Redis that is full refuses bells and takes them again when there is room", async () => {
    const redis = await startRedis();
    const queue = await open(redis.url);
    expect(await queue.ringRelay("t1")).toBe(true);
    await askRedis(redis.url, (client) => client.config("SET", "maxmemory", "1"));
    expect(await queue.ringRelay("t1")).toBe(false);
    expect(queue.errors.join()).toContain("OOM");
    await askRedis(redis.url, (client) => client.config("SET", "maxmemory", "0"));
    expect(await queue.ringRelay("t1")).toBe(true);
  });

  test("a wrong password is refused with a sentence that does not repeat it", async () => {
    const redis = await startRedis({ settings: ["--requirepass", "right"] });
    const url = redis.url.replace("redis://", "redis://:hush@");
    const opening = openTestQueue({ url });
    await expect(opening).rejects.toThrow(
      "QUEUE_URL: Redis does not accept the user and password given in the URL.",
    );
    const rightUrl = redis.url.replace("redis://", "redis://:right@");
    const queue = await open(rightUrl);
    expect(await queue.ringRelay("t1")).toBe(true);
  });
}

if (queueBackend() === "postgres") {
  test("connections that PostgreSQL ends, as in a restart, are made again by themselves", async () => {
    // Of its own: others work with the one that they share.
    const { url, drop } = nameDatabase();
    cleanups.push(drop);
    const queue = await open(url, 1_000);
    const consumer = queue.consume("relay", async () => {}, { concurrency: 2 });
    for (let round = 0; round < 3; round += 1) {
      await hearsAgain(queue, consumer.jobsFinished);
      await askPostgres(
        url,
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
      );
    }
    await hearsAgain(queue, consumer.jobsFinished);
  });

  test("a missing database is created, by one of several processes that start at once", async () => {
    const { url, drop } = nameDatabase();
    cleanups.push(drop);
    const queues = await Promise.all([1, 2, 3].map(() => open(url)));
    for (const queue of queues) expect(await queue.ringRelay("t1")).toBe(true);
  });

  test("a user who may not create the missing database is told what to do", async () => {
    const { url, name } = nameDatabase();
    const user = await createUser();
    await expect(openTestQueue({ url: asUser(url, user) })).rejects.toThrow(
      `QUEUE_URL: database "${name}" is missing and the user may not create it; create it by hand, or name one that exists.`,
    );
  });

  test("a user who may not create BullMQ's schema is told what to grant", async () => {
    const { url, name, drop } = nameDatabase();
    cleanups.push(drop);
    await askPostgres(requireVariable("QT_TEST_PG18_URL"), `create database ${name}`);
    const user = await createUser();
    await expect(openTestQueue({ url: asUser(url, user) })).rejects.toThrow(
      `QUEUE_URL: the user may not create or use BullMQ's schema in database "${name}"; grant it CREATE there.`,
    );
  });
}

test("a URL of another kind is refused with a sentence that names the three that are known", async () => {
  await expect(openTestQueue({ url: "amqp://user:hush@mq.example" })).rejects.toThrow(
    "QUEUE_URL must begin with redis://, rediss:// or postgres://.",
  );
});

async function startRedis(
  options: { port?: number; settings?: readonly string[] } = {},
): Promise<RedisServer> {
  const server = await startRedisServer(options);
  cleanups.push(server.stop);
  return server;
}

async function askRedis(url: string, ask: (client: Redis) => Promise<unknown>): Promise<void> {
  const client = new Redis(url);
  await ask(client).finally(() => client.disconnect());
}

async function askPostgres(url: string, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  await sql.unsafe(statement).finally(() => sql.end());
}

/** The URL of a database that does not exist yet. */
function nameDatabase(): { url: string; name: string; drop(): Promise<void> } {
  const server = requireVariable("QT_TEST_PG18_URL");
  const name = `queue_${newPrefix().replaceAll("-", "_")}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  const drop = (): Promise<void> =>
    askPostgres(server, `drop database if exists ${name} with (force)`);
  return { url: url.href, name, drop };
}

/** Creates a user who may log in and nothing else. */
async function createUser(): Promise<string> {
  const server = requireVariable("QT_TEST_PG18_URL");
  const name = `user_${newPrefix().replaceAll("-", "_")}`;
  await askPostgres(server, `create role ${name} login password 'pw'`);
  cleanups.push(() => askPostgres(server, `drop role ${name}`));
  return name;
}

function asUser(url: string, user: string): string {
  const changed = new URL(url);
  changed.username = user;
  changed.password = "pw";
  return changed.href;
}
