import { randomInt } from "node:crypto";
import type postgres from "postgres";

const ACCOUNTS = 100_000;
const TELLERS = 10;

/** pgbench's tables, for machines that have no pgbench. */
export async function prepareTpcb(sql: postgres.Sql, scale: number): Promise<void> {
  await sql.unsafe(`
    create table pgbench_branches (bid int not null, bbalance int, filler char(88)) with (fillfactor = 100);
    create table pgbench_tellers (tid int not null, bid int, tbalance int, filler char(84)) with (fillfactor = 100);
    create table pgbench_accounts (aid int not null, bid int, abalance int, filler char(84)) with (fillfactor = 100);
    create table pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
    insert into pgbench_branches select n, 0 from generate_series(1, ${scale}) as n;
    insert into pgbench_tellers
      select n, (n - 1) / ${TELLERS} + 1, 0 from generate_series(1, ${scale * TELLERS}) as n;
    insert into pgbench_accounts
      select n, (n - 1) / ${ACCOUNTS} + 1, 0, '' from generate_series(1, ${scale * ACCOUNTS}) as n;
    alter table pgbench_branches add primary key (bid);
    alter table pgbench_tellers add primary key (tid);
    alter table pgbench_accounts add primary key (aid)`);
  await sql`vacuum analyze`;
}

/**
 * pgbench's TPC-B-like script, statement by statement as it is sent there: prepared, and each one
 * when the one before is answered. Answers with the transactions in a second.
 */
export async function runTpcb(
  sql: postgres.Sql,
  terms: { readonly clients: number; readonly scale: number; readonly forMs: number },
): Promise<number> {
  const { clients, scale, forMs } = terms;
  const startedAt = performance.now();
  let transactions = 0;
  async function runClient(): Promise<void> {
    while (performance.now() < startedAt + forMs) {
      const aid = randomInt(1, ACCOUNTS * scale + 1);
      const bid = randomInt(1, scale + 1);
      const tid = randomInt(1, TELLERS * scale + 1);
      const delta = randomInt(-5_000, 5_001);
      await sql.begin(async (tx) => {
        await tx`update pgbench_accounts set abalance = abalance + ${delta} where aid = ${aid}`;
        await tx`select abalance from pgbench_accounts where aid = ${aid}`;
        await tx`update pgbench_tellers set tbalance = tbalance + ${delta} where tid = ${tid}`;
        await tx`update pgbench_branches set bbalance = bbalance + ${delta} where bid = ${bid}`;
        await tx`
          insert into pgbench_history (tid, bid, aid, delta, mtime)
          values (${tid}, ${bid}, ${aid}, ${delta}, current_timestamp)`;
      });
      transactions += 1;
    }
  }
  await Promise.all(Array.from({ length: clients }, runClient));
  return (transactions * 1_000) / (performance.now() - startedAt);
}
