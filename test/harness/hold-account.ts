import { toUuid } from "@quittance/db";
import type { AccountId } from "@quittance/domain";
import postgres from "postgres";

/**
 * Holds the lock that every batch with this account needs, as a batch that takes long would.
 * Whoever posts waits, with a transaction open, until the answer of this is called.
 */
export async function holdAccount(
  databaseUrl: string,
  accountId: string,
): Promise<() => Promise<void>> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  const uuid = toUuid(accountId as AccountId);
  await sql`
    select pg_advisory_lock(('x' || right(replace(${uuid}, '-', ''), 16))::bit(64)::bigint)`;
  return () => sql.end();
}

/**
 * The backends that have a posting batch in flight: they hold an account's lock, or wait for one or for the
 * intents of another batch. Accounts have keys of 64 bits, which PostgreSQL numbers 1; the audit's are numbered 2.
 */
export async function findPostingBackends(sql: postgres.Sql): Promise<ReadonlySet<number>> {
  const rows = await sql<{ pid: number }[]>`
    select distinct pid from pg_locks join pg_stat_activity using (pid)
      where ((locktype = 'advisory' and objsubid = 1) or wait_event_type = 'Lock')
        and application_name like 'quittance-worker-%' and datname = current_database()`;
  return new Set(rows.map(({ pid }) => pid));
}

/** How many posting batches wait for an account that somebody holds, and can not end before it is let go. */
export async function countWaitingBatches(sql: postgres.Sql): Promise<number> {
  const rows = await sql`
    select distinct pid from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and objsubid = 1 and not granted and application_name like 'quittance-worker-%'
        and datname = current_database()`;
  return rows.length;
}

/**
 * How many workers have a batch that waits: for an account that somebody holds, or for the intents of a batch
 * that waits for one, which their bells were rung for again.
 */
export async function countWaitingWorkers(sql: postgres.Sql): Promise<number> {
  const rows = await sql`
    select distinct application_name from pg_stat_activity
      where wait_event_type = 'Lock' and application_name like 'quittance-worker-%'
        and datname = current_database()`;
  return rows.length;
}

/** Which of these backends are gone, because the process that they served is. */
export async function findGone(
  sql: postgres.Sql,
  pids: ReadonlySet<number>,
): Promise<readonly number[]> {
  const rows = await sql<{ pid: number }[]>`
    select pid from pg_stat_activity where pid = any(${[...pids]})`;
  const alive = new Set(rows.map(({ pid }) => pid));
  return [...pids].filter((pid) => !alive.has(pid));
}
