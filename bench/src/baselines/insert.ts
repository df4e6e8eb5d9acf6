import { randomUUID } from "node:crypto";
import postgres from "postgres";
import type { Measurable } from "../measure/measurable.ts";
import { percentileOf } from "../measure/statistics.ts";
import { copyDatabase } from "../servers/bench-database.ts";

const COUNT = 1_000;
const WARM_UP = 100;

/** The least that durability costs: one row and its commit, through our driver, one after the other. */
export const insert: Measurable = {
  name: "insert",
  title: "Single-row INSERT and commit",
  rounds: 3,
  async measure(bench) {
    const database = await copyDatabase(bench.servers, bench.books.template);
    await database.sql`create table bench_inserts (id uuid primary key, body text not null)`;
    await database.sql`checkpoint`;
    const sql = postgres(database.url, { max: 1, onnotice: () => {} });
    const took: number[] = [];
    for (let sent = 0; sent < WARM_UP + COUNT; sent += 1) {
      const startedAt = performance.now();
      await sql`insert into bench_inserts (id, body) values (${randomUUID()}, ${"x".repeat(100)})`;
      if (sent >= WARM_UP) took.push(performance.now() - startedAt);
    }
    await sql.end();
    await database.drop();
    return { figures: { p50: percentileOf(took, 50), p99: percentileOf(took, 99) } };
  },
};
