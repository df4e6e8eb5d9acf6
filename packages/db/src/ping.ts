import type { Database } from "./database.ts";

/** True when the database answers and has our schema. */
export async function pingDatabase(db: Database): Promise<boolean> {
  try {
    await db.use((sql) => sql`select from schema_migrations limit 1`);
    return true;
  } catch {
    return false;
  }
}

/** How this process uses its pool: open connections, and transactions and statements that run or wait for one. */
export async function countConnections(db: Database): Promise<ReadonlyMap<string, number>> {
  const [row] = await db.use(
    (sql) => sql<{ open: string }[]>`
    select count(*) as open from pg_stat_activity where application_name = ${db.name}`,
  );
  return new Map([
    ["open", Number(row?.open)],
    ["in_transaction", db.users.running],
    ["waiting", db.users.waiting],
  ]);
}
