import type { Bench } from "../bench.ts";
import { acceptIntents } from "../books/accept-intents.ts";
import type { Measurable, Sample } from "../measure/measurable.ts";
import { copyDatabase } from "../servers/bench-database.ts";
import { runSqlFile } from "./run-sql-file.ts";
import { readSqlFile, type SqlFile } from "./sql-file.ts";

const POSTING = new URL("raw-posting.sql", import.meta.url);

const TABLES = ["accounts", "entries", "events", "ledger_transactions", "payment_intents"];

/** The limit: PostgreSQL writes the rows of postings that were thought up before, and nothing else. */
export const rawSql: Measurable = {
  name: "raw sql",
  title: "Raw set-based SQL, the same rows, no logic",
  rounds: 3,
  measure: (bench) => measureSqlFile(bench, readSqlFile(POSTING), { triggers: false }),
};

/** The same with the triggers by which our tables refuse what must not be. */
export const rawSqlWithTriggers: Measurable = {
  name: "raw sql, triggers",
  title: "Raw set-based SQL, the tables' triggers on",
  rounds: 1,
  measure: (bench) => measureSqlFile(bench, readSqlFile(POSTING), { triggers: true }),
};

/** Any other SQL, on the database of the scenario Post: accounts, and intents that wait. */
export const namedSql = (file: string): Measurable => ({
  name: "named sql",
  title: `SQL of ${file}`,
  rounds: 3,
  measure: (bench) => measureSqlFile(bench, readSqlFile(file), { triggers: true }),
});

async function measureSqlFile(
  bench: Bench,
  file: SqlFile,
  { triggers }: { readonly triggers: boolean },
): Promise<Sample> {
  const database = await copyDatabase(bench.servers, bench.books.template);
  const { sql, url } = database;
  await acceptIntents(url, bench.books, "spread", bench.scale.intents);
  if (!triggers) {
    for (const table of TABLES) await sql`alter table ${sql(table)} disable trigger user`;
  }
  await sql`vacuum analyze`;
  await sql`checkpoint`;
  const sample = await runSqlFile(url, file, bench.scale.loadMs);
  await database.drop();
  return sample;
}
