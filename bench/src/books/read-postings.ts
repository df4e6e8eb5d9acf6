import { setTimeout as sleep } from "node:timers/promises";
import type postgres from "postgres";

/** When one intent was accepted and decided, by the server's clock at the two commits, in ms since 1970. */
export interface Posting {
  readonly acceptedAt: number;
  readonly decidedAt: number;
  /** The two transactions: intents with the same one were stored, or posted, together. */
  readonly group: string;
  readonly batch: string;
  /** The intent's UUID. */
  readonly id: string;
}

const POLL_MS = 100;
const NO_INTENT = "00000000-0000-0000-0000-000000000000";

/** The UUID of the youngest intent, to tell what comes later by it. */
export async function readLastIntent(sql: postgres.Sql): Promise<string> {
  const [last] = await sql<{ id: string }[]>`
    select id from payment_intents order by tenant_id desc, id desc limit 1`;
  return last?.id ?? NO_INTENT;
}

/** Waits until nothing is left to decide. */
export async function untilAllDecided(sql: postgres.Sql, signal: AbortSignal): Promise<void> {
  for (;;) {
    const rows = await sql`
      select 1 from payment_intents where status = 'pending' and quarantined_at is null limit 1`;
    if (rows.length === 0) return;
    await sleep(POLL_MS, undefined, { signal });
  }
}

/**
 * Reads back when everything happened: PostgreSQL remembers the time of each commit, and the rows
 * say which transaction wrote them. So nothing has to be watched while it is measured.
 *
 * @param after leaves out intents up to this UUID
 */
export async function readPostings(
  sql: postgres.Sql,
  after = NO_INTENT,
): Promise<readonly Posting[]> {
  const rows = await sql<
    { accepted_at: number; decided_at: number; group: string; batch: string; id: string }[]
  >`
    select extract(epoch from pg_xact_commit_timestamp(l.xmin))::float8 * 1000 as accepted_at,
           extract(epoch from pg_xact_commit_timestamp(i.xmin))::float8 * 1000 as decided_at,
           l.xmin::text as "group", i.xmin::text as batch, i.id
      from payment_intents i
      join legs l on l.tenant_id = i.tenant_id and l.intent_id = i.id and l.position = 0
      where i.id > ${after} and i.status in ('succeeded', 'failed')
      order by decided_at`;
  return rows.map((row) => ({
    acceptedAt: row.accepted_at,
    decidedAt: row.decided_at,
    group: row.group,
    batch: row.batch,
    id: row.id,
  }));
}
