import type { Database } from "./database.ts";
import { DatabaseConfigurationError } from "./database-configuration-error.ts";

/** Advisory locks that one posting batch may hold: one for each account it touches. */
export const ACCOUNTS_PER_BATCH_MAX = 2_000;

/** Settings without which a commit is no promise. */
const DURABILITY = ["fsync", "full_page_writes", "synchronous_commit"] as const;

/**
 * Refuses a server on which acknowledged money could be lost, or on which one full batch would
 * exhaust the lock table. Says what to change.
 */
export async function checkServer(db: Database): Promise<void> {
  const rows = await db.use(
    (sql) => sql<{ name: string; setting: string }[]>`
    select name, setting from pg_settings
      where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'max_locks_per_transaction',
                     'max_connections', 'max_prepared_transactions')`,
  );
  const settings = new Map(rows.map(({ name, setting }) => [name, setting]));
  for (const name of DURABILITY) {
    if (settings.get(name) === "off") {
      throw new DatabaseConfigurationError(
        `PostgreSQL runs with ${name} = off, so that accepted payments could be lost; turn it on.`,
      );
    }
  }
  const [perTransaction, connections, prepared] = [
    "max_locks_per_transaction",
    "max_connections",
    "max_prepared_transactions",
  ].map((name) => Number(settings.get(name)));
  const slots = (perTransaction ?? 0) * ((connections ?? 0) + (prepared ?? 0));
  if (slots < 2 * ACCOUNTS_PER_BATCH_MAX) {
    throw new DatabaseConfigurationError(
      `PostgreSQL's lock table has ${slots} slots, but posting may need ${2 * ACCOUNTS_PER_BATCH_MAX} at once; raise max_locks_per_transaction (now ${perTransaction}) to 256.`,
    );
  }
}
