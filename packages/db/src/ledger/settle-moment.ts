import { setTimeout as sleep } from "node:timers/promises";
import type { Instant } from "@quittance/domain";
import type { Database } from "../database.ts";

/** Its timeouts end every posting long before it is this old. */
const POSTING_AGE_MAX = "1 minute";

const PATIENCE_MS = 5_000;
const PAUSE_MS = 5;

/**
 * Waits until nothing is on its way any more that was posted by `at`, so that what is told of a
 * moment that is over stays true. A posting reads the clock after it has a transaction id, so those
 * that may have read it earlier are the ones that run now; those to come read it later. Nothing is
 * locked, and nothing waits for us.
 *
 * @returns false when one still runs and our patience is over
 */
export async function settleMoment({ sql }: Database, at: Instant): Promise<boolean> {
  const [begun] = await sql<[{ is_recent: boolean; next_id: string }]>`
    select ${at} >= statement_timestamp() - ${POSTING_AGE_MAX}::interval
             and ${at} < date_trunc('milliseconds', statement_timestamp()) as is_recent,
           pg_snapshot_xmax(pg_current_snapshot())::text as next_id`;
  if (!begun.is_recent) return true;
  for (const deadline = performance.now() + PATIENCE_MS; ; ) {
    const [now] = await sql<[{ is_settled: boolean }]>`
      select pg_snapshot_xmin(pg_current_snapshot()) >= ${begun.next_id}::text::xid8 as is_settled`;
    if (now.is_settled) return true;
    if (performance.now() > deadline) return false;
    await sleep(PAUSE_MS);
  }
}
