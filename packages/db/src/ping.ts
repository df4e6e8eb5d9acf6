import type { Database } from "./database.ts";

/** True when the database answers and has our schema. */
export async function pingDatabase(db: Database): Promise<boolean> {
  try {
    await db.sql`select from schema_migrations limit 1`;
    return true;
  } catch {
    return false;
  }
}

/**
 * This process's connections by their state on the server (active, idle, idle in transaction), and
 * under `waiting` the transactions that wait for a connection of the pool.
 */
export async function countConnections(db: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await db.sql<{ state: string; count: string }[]>`
    select state, count(*) from pg_stat_activity
      where application_name = ${db.name} and state is not null group by state`;
  return new Map([
    ...rows.map(({ state, count }) => [state, Number(count)] as const),
    ["waiting", db.waiting.count],
  ]);
}
