import { checkServer, type Database, DatabaseConfigurationError } from "@quittance/db";
import { migrate } from "@quittance/db/migrate";
import type postgres from "postgres";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../harness/test-database.ts";
import { openAs } from "./as-role.ts";

let database: TestDatabase;
let opened: Database[];

beforeEach(async () => {
  database = await createTestDatabase();
  opened = [];
});
afterEach(async () => {
  await Promise.all(opened.map((db) => db.close()));
  await database.drop();
});

/** A new connection, which sees what was changed for the database. */
function connect(): Database {
  const db = openAs(database.url, "quittance_worker");
  opened.push(db);
  return db;
}

const databaseName = () => new URL(database.url).pathname.slice(1);

/** Puts a schema in front of the catalog, in which the server tells of itself what the test wants. */
async function pretend(definition: (sql: postgres.Sql) => postgres.PendingQuery<postgres.Row[]>) {
  await database.sql`create schema pretended`;
  await definition(database.sql);
  await database.sql`grant usage on schema pretended to public`;
  await database.sql`grant select on all tables in schema pretended to public`;
  await database.sql.unsafe(
    `alter database ${databaseName()} set search_path = pretended, pg_catalog, public`,
  );
}

/** The server's real settings, one of them changed. */
const pretendSetting = (name: string, setting: string) =>
  pretend((sql) =>
    sql.unsafe(`
      create view pretended.pg_settings as
        select name, case name when '${name}' then '${setting}' else setting end as setting
          from pg_catalog.pg_settings`),
  );

describe("a server is taken into service", () => {
  test("as it is installed", async () => {
    await expect(checkServer(connect())).resolves.toBeUndefined();
  });

  test("unless commits are not waited for, in a database of its own settings too", async () => {
    await database.sql.unsafe(`alter database ${databaseName()} set synchronous_commit = off`);
    await expect(checkServer(connect())).rejects.toThrow(
      "PostgreSQL runs with synchronous_commit = off, so that accepted payments could be lost; turn it on.",
    );
  });

  test.each(["fsync", "full_page_writes"])("unless it runs with %s = off", async (name) => {
    await pretendSetting(name, "off");
    await expect(checkServer(connect())).rejects.toThrow(
      `PostgreSQL runs with ${name} = off, so that accepted payments could be lost; turn it on.`,
    );
  });

  test("unless its lock table is too small for two full batches, and says what to raise", async () => {
    await pretendSetting("max_locks_per_transaction", "10");
    const refused = checkServer(connect());
    await expect(refused).rejects.toBeInstanceOf(DatabaseConfigurationError);
    await expect(refused).rejects.toThrow(
      /^PostgreSQL's lock table has \d+ slots, but posting may need 4000 at once; raise max_locks_per_transaction \(now 10\) to 256\.$/,
    );
  });
});

test("a server that is older than PostgreSQL 15 is not migrated", async () => {
  await database.sql`drop schema public cascade`;
  await database.sql`create schema public`;
  await pretend((sql) =>
    sql.unsafe(`
      create function pretended.current_setting(text) returns text language sql as
        $$ select case $1 when 'server_version_num' then '140012' else pg_catalog.current_setting($1) end $$`),
  );
  const refused = migrate(database.url);
  await expect(refused).rejects.toBeInstanceOf(DatabaseConfigurationError);
  await expect(refused).rejects.toThrow(/but version 15 or newer is needed\.$/);
  const tables = await database.sql`select from pg_tables where schemaname = 'public'`;
  expect(tables).toHaveLength(0);
});
