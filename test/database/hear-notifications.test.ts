// What becomes of a listener when its connection does what connections do.
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { type Database, openDatabase } from "@quittance/db";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { readMessages } from "../harness/postgres-messages.ts";
import { createTestDatabase, type TestDatabase } from "../harness/test-database.ts";
import { type CuttableProxy, openProxy } from "../system/cuttable-proxy.ts";

/** The watch looks once a second. */
const LISTENS = { timeout: 10_000, interval: 10 };
/** It takes five looks without an answer, after one that was answered a moment before. */
const SILENCE_MS_MAX = 10_000;
/** Some milliseconds, except on a machine that has something else to do. */
const PROMPT = { timeout: 5_000, interval: 5 };
/** Sooner than the watch's next look. */
const AT_ONCE = { timeout: 900, interval: 5 };
/** What waits for the watch's next look takes a second. */
const QUICKEST_MS_MAX = 300;

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Ear {
  readonly db: Database;
  /** Everything that was told, in its order. */
  readonly told: string[];
}

function listenAt(url: string): Ear {
  const db = openDatabase({
    url,
    role: "quittance_api",
    name: "test-ear",
    connectionsMax: 1,
    lockTimeoutMs: 1_000,
    statementTimeoutMs: 1_000,
  });
  onTestFinished(() => db.close());
  const told: string[] = [];
  db.listen({
    channel: "test_channel",
    onListening: () => told.push("listening"),
    onDeaf: () => told.push("deaf"),
    onNotification: (payload) => told.push(payload),
  });
  return { db, told };
}

async function openEar(): Promise<Ear & { readonly proxy: CuttableProxy }> {
  const proxy = await openProxy(database.url);
  onTestFinished(() => proxy.close());
  const ear = listenAt(proxy.url);
  await expect.poll(() => ear.told, LISTENS).toEqual(["listening"]);
  return { ...ear, proxy };
}

const say = (word: string, channel = "test_channel") =>
  database.sql`select pg_notify(${channel}, ${word})`;

test("what is said on the channel is heard within milliseconds, in its order, and nothing else", async () => {
  const { told } = await openEar();
  await say("elsewhere", "other_channel");
  for (const word of ["one", "two", ""]) await say(word);
  await expect.poll(() => told, PROMPT).toEqual(["listening", "one", "two", ""]);
  const tookMs: number[] = [];
  for (const word of ["a", "b", "c", "d"]) {
    const saidAt = performance.now();
    await say(word);
    await expect.poll(() => told.at(-1), PROMPT).toBe(word);
    tookMs.push(performance.now() - saidAt);
  }
  expect(Math.min(...tookMs)).toBeLessThan(QUICKEST_MS_MAX);
});

test("a second listener hears everything too, and the first one is told that it may have missed something", async () => {
  const { db, told } = await openEar();
  const second: string[] = [];
  db.listen({
    channel: "other_channel",
    onListening: () => second.push("listening"),
    onDeaf: () => second.push("deaf"),
    onNotification: (payload) => second.push(payload),
  });
  expect(told).toEqual(["listening", "deaf"]);
  await expect.poll(() => second, LISTENS).toEqual(["listening"]);
  await say("one");
  await say("two", "other_channel");
  await expect.poll(() => second, PROMPT).toEqual(["listening", "two"]);
  expect(told).toEqual(["listening", "deaf", "listening", "one"]);
});

test("who is cut off is told at once, and hears again when the server is there again", async () => {
  const { told, proxy } = await openEar();
  await proxy.cut();
  await expect.poll(() => told, AT_ONCE).toEqual(["listening", "deaf"]);
  await say("missed");
  await delay(1_500);
  await proxy.mend();
  await expect.poll(() => told, LISTENS).toEqual(["listening", "deaf", "listening"]);
  await say("heard");
  await expect.poll(() => told.at(-1), PROMPT).toBe("heard");
});

test("a connection that the server ends is noticed although nothing was being asked", async () => {
  const { told } = await openEar();
  const [ended] = await database.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'test-ear-watch' and datname = current_database()`;
  expect(ended).toEqual({ pg_terminate_backend: true });
  // The next look may come at any moment of a second, and listens again.
  await expect.poll(() => told.slice(0, 2), AT_ONCE).toEqual(["listening", "deaf"]);
  await expect.poll(() => told, LISTENS).toEqual(["listening", "deaf", "listening"]);
});

test("while PostgreSQL recovers from a crash nobody is told that anything is heard", async () => {
  const { told, proxy } = await openEar();
  proxy.startUp();
  await delay(2_500);
  expect(told).toEqual(["listening", "deaf"]);
  await proxy.mend();
  await expect.poll(() => told, LISTENS).toEqual(["listening", "deaf", "listening"]);
});

test("a connection that is dead without notice is given up after seconds, and not trusted when it comes back", async () => {
  const { told, proxy } = await openEar();
  proxy.freeze();
  await say("late");
  await expect
    .poll(() => told, { timeout: SILENCE_MS_MAX, interval: 10 })
    .toEqual(["listening", "deaf"]);
  proxy.thaw();
  await expect.poll(() => told, LISTENS).toEqual(["listening", "deaf", "listening"]);
});

test("behind a pooler that hands connections around nobody is told that anything is heard", async () => {
  const pooler = await openPooler(database.url);
  const { db, told } = listenAt(pooler);
  await delay(2_500);
  await say("unheard");
  expect(await db.use((sql) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
  expect(told).toEqual([]);
});

test("who listens at a server that is not there or does not answer can be closed at once", async () => {
  const proxy = await openProxy(database.url, { cutAtFirst: true });
  onTestFinished(() => proxy.close());
  const away = listenAt(proxy.url);
  const { db, told, proxy: frozen } = await openEar();
  await delay(1_200);
  frozen.freeze();
  await delay(1_200);
  const startedAt = performance.now();
  await Promise.all([away.db.close(), db.close()]);
  expect(performance.now() - startedAt).toBeLessThan(3_000);
  expect(away.told).toEqual([]);
  expect(told).toEqual(["listening", "deaf"]);
});

/** Tells its clients process numbers of its own, as poolers do, and passes everything else on. */
async function openPooler(serverUrl: string): Promise<string> {
  const target = new URL(serverUrl);
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    client.pipe(upstream);
    upstream.on(
      "data",
      readMessages({ startsWithoutType: false }, ({ type, bytes }) => {
        // BackendKeyData: after the letter and the length comes the number of the process.
        if (type === "K") bytes.writeInt32BE(1_234_567, 5);
        client.write(bytes);
      }),
    );
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      socket.on("error", () => socket.destroy());
      socket.on("close", () => other.destroy());
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => void server.close());
  const url = new URL(serverUrl);
  const address = server.address();
  url.host = `127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  return url.href;
}
