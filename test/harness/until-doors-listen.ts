import type postgres from "postgres";
import { vi } from "vitest";

/**
 * Resolves when so many doors hear of changed accounts. When a door begins to listen it forgets what it
 * knows, so a test about what it knows begins after that.
 */
export async function untilDoorsListen(sql: postgres.Sql, doors = 1): Promise<void> {
  // Each listens over the connection that watches the server, and from the next look on asks only whether it is there.
  const listening = () => sql`
    select from pg_stat_activity
      where application_name like 'quittance-api-%-watch' and datname = current_database()
        and query = 'select'`;
  await vi.waitUntil(async () => (await listening()).length === doors, { timeout: 20_000 });
}
