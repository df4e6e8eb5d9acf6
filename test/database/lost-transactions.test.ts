// What a transaction of several round trips comes to when its connection or one of its parts is lost.
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { setTimeout as delay, setImmediate as nextTurn } from "node:timers/promises";
import {
  type Database,
  inTenant,
  inTransaction,
  isDatabaseAway,
  isOutcomeUnknown,
} from "@quittance/db";
import type { TenantId } from "@quittance/domain";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "../harness/test-database.ts";
import { openAs } from "./as-role.ts";

const NOBODY = randomUUID() as TenantId;

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

function open(url = database.url): Database {
  const db = openAs(url, "quittance_worker", 1);
  onTestFinished(() => db.close());
  return db;
}

/** Ends the connection that a statement was sent on, and waits until everybody may know. */
async function endConnection(pid: number): Promise<void> {
  await database.sql`select pg_terminate_backend(${pid})`;
  await vi.waitUntil(
    async () => (await database.sql`select from pg_stat_activity where pid = ${pid}`).length === 0,
    { timeout: 20_000, interval: 10 },
  );
  await delay(100);
  // Timers that are late are served before what came over the network meanwhile.
  await nextTurn();
  await nextTurn();
}

const outcomeOf = (work: Promise<unknown>) =>
  work.then(
    () => "succeeded",
    (error: unknown) =>
      isOutcomeUnknown(error) ? "unknown" : isDatabaseAway(error) ? "away" : String(error),
  );

test("a transaction that lost its connection before its COMMIT did not succeed, and nothing of it stands", async () => {
  const db = open();
  const lost = inTransaction(db, NOBODY, async (tx) => {
    const [row] = await tx<[{ pid: number }]>`select pg_backend_pid() as pid`;
    await endConnection(row.pid);
  });
  expect(await outcomeOf(lost)).toBe("away");
  expect(await outcomeOf(inTransaction(db, NOBODY, (tx) => tx`select`))).toBe("succeeded");
});

test("so did one whose last statements would have been sent with that COMMIT", async () => {
  const lost = inTransaction(
    open(),
    NOBODY,
    async (tx) => {
      const [row] = await tx<[{ pid: number }]>`select pg_backend_pid() as pid`;
      await endConnection(row.pid);
    },
    { last: (tx) => [tx`select 1`, tx`select 2`] },
  );
  expect(await outcomeOf(lost)).toBe("away");
});

test("a statement after the connection was lost is refused as what the database is to blame for", async () => {
  const lost = inTransaction(open(), NOBODY, async (tx) => {
    const [row] = await tx<[{ pid: number }]>`select pg_backend_pid() as pid`;
    await endConnection(row.pid);
    await tx`select 1`;
  });
  expect(await outcomeOf(lost)).toBe("away");
});

test("an error that was thrown after the connection was lost is what is told", async () => {
  const lost = inTransaction(open(), NOBODY, async (tx) => {
    const [row] = await tx<[{ pid: number }]>`select pg_backend_pid() as pid`;
    await endConnection(row.pid);
    throw new Error("refused");
  });
  await expect(lost).rejects.toThrow("refused");
});

test("a connection that was lost with statements unsent leaves none behind", async () => {
  const db = open();
  const connections = () =>
    database.sql<{ pid: number; waits_for: string | null }[]>`
      select pid, wait_event as waits_for from pg_stat_activity where application_name = ${db.name}`;
  // The driver asks first what types a new statement has, and keeps the COMMIT until it knows.
  const lost = outcomeOf(inTenant(db, NOBODY, (sql) => sql`select pg_sleep(${5}::float8)`));
  await expect.poll(connections).toMatchObject([{ waits_for: "PgSleep" }]);
  const [before] = await connections();
  await endConnection(before?.pid ?? 0);
  expect(await lost).toBe("unknown");
  await delay(700);
  expect(await connections()).toEqual([]);
  expect(await outcomeOf(inTenant(db, NOBODY, (sql) => sql`select 1`))).toBe("succeeded");
});

test("a transaction whose BEGIN failed did not succeed, whatever its statements came to", async () => {
  const server = createServer((client) => {
    const upstream = connect(Number(new URL(database.url).port), new URL(database.url).hostname);
    upstream.pipe(client);
    // The same length, and no SQL.
    client.on("data", (bytes) =>
      upstream.write(
        bytes.toString("latin1").replace("begin isolation", "begun isolation"),
        "latin1",
      ),
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
  onTestFinished(() => void server.close());
  const url = new URL(database.url);
  const address = server.address();
  url.host = `127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  const db = open(url.href);
  await expect(inTransaction(db, NOBODY, (tx) => tx`select 1`)).rejects.toThrow(/syntax error/);
  expect(await outcomeOf(inTenant(db, NOBODY, (sql) => sql`select 1`))).toBe("succeeded");
});

test("transactions that are under way when everything is closed come to their end", async () => {
  const db = open();
  const began = Promise.withResolvers<void>();
  const underWay = inTransaction(db, NOBODY, async (tx) => {
    await tx`select 1`;
    began.resolve();
    await delay(100);
    await tx`select 2`;
  });
  await began.promise;
  const closed = db.close();
  expect(await outcomeOf(underWay)).toBe("succeeded");
  await closed;
});

/** A statement whose plan the driver keeps, and which PostgreSQL refuses to run when the type has changed. */
test.each([1, 3])(
  "the driver's second try, of one of %i statements, never answers for a tenant's transaction",
  async (count) => {
    const table = `changing_${count}`;
    await database.sql.unsafe(`create table ${table} (n integer); insert into ${table} values (7);
    grant select on ${table} to quittance_worker`);
    const db = open();
    const ask = () =>
      inTransaction(db, NOBODY, (tx) => tx`select 1`, {
        last: (tx) =>
          Array.from(
            { length: count },
            () => tx<{ n: unknown; tenant: string | null }[]>`
            select n, current_tenant_id() as tenant from ${tx(table)} where true = ${true}`,
          ),
      });
    const read = () =>
      inTenant(
        db,
        NOBODY,
        (sql) => sql<{ n: unknown; tenant: string | null }[]>`
      select n, current_tenant_id() as tenant from ${sql(table)} where n > ${0}`,
      );
    await ask();
    expect(await read()).toEqual([{ n: 7, tenant: NOBODY }]);
    await database.sql.unsafe(`alter table ${table} alter column n type text using n::text;
    alter table ${table} alter column n type bigint using n::bigint`);
    await expect(read()).rejects.toThrow(/nothing was committed|cached plan|is aborted/);
    await expect(ask()).rejects.toThrow(/nothing was committed|cached plan|is aborted/);
    expect(await read()).toEqual([{ n: "7", tenant: NOBODY }]);
    expect(await outcomeOf(ask())).toBe("succeeded");
  },
);
