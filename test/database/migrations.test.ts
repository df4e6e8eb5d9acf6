import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ensureDatabase, printSchema } from "@quittance/db";
import { migrate } from "@quittance/db/migrate";
import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { adminUrl } from "../harness/test-database.ts";

const FOLDER = fileURLToPath(new URL("../../migrations", import.meta.url));
const MAIN = fileURLToPath(new URL("../../packages/db/src/main.ts", import.meta.url));

const NAMES = readdirSync(FOLDER)
  .filter((file) => /^\d+_.*\.sql$/.test(file))
  .map((file) => file.replace(".sql", ""))
  .sort();

let url: string;
let sql: postgres.Sql;

beforeEach(async () => {
  const place = new URL(adminUrl());
  place.pathname = `/empty_${randomUUID().replaceAll("-", "")}`;
  url = place.href;
  await ensureDatabase(url);
  sql = postgres(url, { max: 1, onnotice: () => {} });
});
afterEach(async () => {
  await sql.end();
  const admin = postgres(adminUrl(), { max: 1 });
  await admin.unsafe(`drop database ${new URL(url).pathname.slice(1)} with (force)`);
  await admin.end();
});

/** Runs the first half of a migration, alone. */
const migrateUp = (name: string) =>
  sql.begin((tx) =>
    tx.unsafe(readFileSync(`${FOLDER}/${name}.sql`, "utf8").split("-- Down")[0] ?? ""),
  );

/** Runs the second half of a migration, as an operator does who goes back. */
async function migrateDown(name: string): Promise<void> {
  const [, down = ""] = readFileSync(`${FOLDER}/${name}.sql`, "utf8").split("-- Down Migration");
  await sql.begin(async (tx) => {
    await tx.unsafe(down);
    await tx`delete from schema_migrations where name = ${name}`;
  });
}

/** The schema, wherever its columns stand: one that comes back is the last of its table. */
const readSchema = async () => (await printSchema(url)).split("\n").sort().join("\n");

/** What our migrations have left in the database, apart from the list of migrations itself. */
const leftovers = () => sql`
  select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'v', 'S', 'm') and relname not like 'schema_migrations%'
  union all
  select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public'
  union all
  select typname from pg_type t join pg_namespace n on n.oid = t.typnamespace
    where n.nspname = 'public' and t.typtype in ('e', 'd')`;

test("an empty database gets every migration in order, and the second time none", async () => {
  expect(await migrate(url)).toEqual(NAMES);
  expect(await migrate(url)).toEqual([]);
});

test("every migration can be taken back, and what comes after is the same schema again", async () => {
  await migrate(url);
  const schema = await printSchema(url);
  for (const name of NAMES.toReversed()) await migrateDown(name);
  expect(await leftovers()).toEqual([]);
  expect(await migrate(url)).toEqual(NAMES);
  expect(await printSchema(url)).toBe(schema);
});

test("what a migration changed is as it was before, when it is taken back", async () => {
  await migrate(url);
  for (const name of NAMES.toReversed()) await migrateDown(name);
  const before: string[] = [];
  for (const name of NAMES) {
    before.push(await readSchema());
    await migrateUp(name);
  }
  for (const name of NAMES.toReversed()) {
    await migrateDown(name);
    expect(await readSchema(), name).toBe(before.pop());
  }
});

test("three processes that migrate at the same moment come to one schema", async () => {
  const runs = await Promise.all(Array.from({ length: 3 }, () => runMigrate()));
  expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
  const outputs = runs.map(({ output }) => output.trim()).sort();
  expect(outputs).toEqual([
    `Migrated: ${NAMES.join(", ")}`,
    "The schema is up to date.",
    "The schema is up to date.",
  ]);
});

/** Migrates in a process of its own, as each container of a deployment does. */
async function runMigrate(): Promise<{ exitCode: number | null; output: string }> {
  const child = spawn(process.execPath, [MAIN, "migrate"], {
    env: { ...process.env, DATABASE_URL: url },
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const { promise, resolve } = Promise.withResolvers<number | null>();
  child.on("close", resolve);
  return { exitCode: await promise, output };
}
