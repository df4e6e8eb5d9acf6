import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ensureDatabase } from "@quittance/db";
import { migrate } from "@quittance/db/migrate";
import postgres from "postgres";
import { requireVariable } from "../system/queue-under-test.ts";

/** A migrated database that nobody else uses. */
export interface TestDatabase {
  readonly url: string;
  /** The server's superuser: sees and may do everything, so that tests can look behind the roles. */
  readonly sql: postgres.Sql;
  drop(): Promise<void>;
}

const MIGRATIONS = fileURLToPath(new URL("../../migrations", import.meta.url));

/** Any constant of our own: it keeps two test files from building the template at the same time. */
const TEMPLATE_LOCK = 77_001;

/** The superuser's URL of the PostgreSQL that this project of the tests is about. */
export function adminUrl(): string {
  return requireVariable(
    process.env["QT_POSTGRES"] === "15" ? "QT_TEST_PG15_URL" : "QT_TEST_PG18_URL",
  );
}

/** Copies a migrated template, which takes a fraction of migrating anew. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const admin = postgres(adminUrl(), { max: 1, onnotice: () => {} });
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  try {
    const template = await ensureTemplate(admin);
    await admin`create database ${admin(name)} template ${admin(template)}`;
  } finally {
    await admin.end();
  }
  const url = withDatabase(name);
  const sql = postgres(url, { max: 4, onnotice: () => {} });
  return { url, sql, drop: () => dropDatabase(sql, name) };
}

async function ensureTemplate(admin: postgres.Sql): Promise<string> {
  const template = `template_${hashOfMigrations()}`;
  await admin`select pg_advisory_lock(${TEMPLATE_LOCK})`;
  try {
    const [ready] =
      await admin`select 1 from pg_database where datname = ${template} and not datallowconn`;
    if (!ready) {
      const url = withDatabase(template);
      await ensureDatabase(url);
      await migrate(url);
      await admin`alter database ${admin(template)} with allow_connections false`;
    }
  } finally {
    await admin`select pg_advisory_unlock(${TEMPLATE_LOCK})`;
  }
  return template;
}

async function dropDatabase(sql: postgres.Sql, name: string): Promise<void> {
  await sql.end({ timeout: 2 });
  const admin = postgres(adminUrl(), { max: 1, onnotice: () => {} });
  await admin`drop database if exists ${admin(name)} with (force)`;
  await admin.end();
}

function withDatabase(name: string): string {
  const url = new URL(adminUrl());
  url.pathname = `/${name}`;
  return url.href;
}

function hashOfMigrations(): string {
  const hash = createHash("sha256");
  for (const file of readdirSync(MIGRATIONS)
    .filter((name) => /^\d+_/.test(name))
    .sort()) {
    hash.update(readFileSync(`${MIGRATIONS}/${file}`));
  }
  return hash.digest("hex").slice(0, 16);
}
