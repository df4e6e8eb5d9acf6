import { setTimeout as delay } from "node:timers/promises";
import postgres from "postgres";
import { expect } from "vitest";

/** Until all lanes of a load are in the middle of a write, and shorter than an api waits for a lock. */
const GATHERING_MS = 400;

/**
 * Holds the table that every acceptance writes to, as somebody's forgotten `lock table` would.
 * Resolves when an api has sent an acceptance that waits for it; everything goes on when the answer
 * of this is called, or when the server stops.
 */
export async function holdIntake(databaseUrl: string): Promise<() => Promise<void>> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  await sql.unsafe("begin; lock table payment_intents in share row exclusive mode");
  const countWaiting = async (): Promise<number> => {
    const rows = await sql`
      select from pg_locks join pg_stat_activity using (pid)
        where relation = 'payment_intents'::regclass and not granted
          and application_name like 'quittance-api-%' and datname = current_database()`;
    return rows.length;
  };
  await expect.poll(countWaiting, { timeout: 10_000 }).toBeGreaterThan(0);
  // The first one may be a batch, of which it is known that nothing was stored until its commit is sent.
  await delay(GATHERING_MS);
  return () => sql.end({ timeout: 1 });
}
