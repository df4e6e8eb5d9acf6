import { fileURLToPath } from "node:url";
import { runner } from "node-pg-migrate";
import { connectAsOwner } from "./connect-as-owner.ts";
import { DatabaseConfigurationError } from "./database-configuration-error.ts";

const MIGRATIONS_FOLDER = fileURLToPath(new URL("../../../migrations", import.meta.url));

/** PostgreSQL 15 is the oldest server that has everything the schema uses. */
const SERVER_VERSION_MIN = 150_000;

/**
 * Brings a database to the schema of migrations/, in order, each file in one transaction, under an
 * advisory lock, so that several processes may start at once. Doing it again changes nothing.
 */
export async function migrate(url: string): Promise<readonly string[]> {
  return connectAsOwner(url, async (client) => {
    const { rows } = await client.query<{ version: string }>(
      "select current_setting('server_version_num') as version",
    );
    if (Number(rows[0]?.version) < SERVER_VERSION_MIN) {
      throw new DatabaseConfigurationError(
        `DATABASE_URL leads to PostgreSQL ${Math.floor(Number(rows[0]?.version) / 10_000)}, but version 15 or newer is needed.`,
      );
    }
    const done = await runner({
      dbClient: client,
      // Only the numbered files: schema.sql beside them is a print of what they come to.
      dir: `${MIGRATIONS_FOLDER}/[0-9]*_*.sql`,
      useGlob: true,
      direction: "up",
      // Whoever comes second waits for the first, and then finds nothing to do.
      advisoryLockMode: "wait",
      migrationsTable: "schema_migrations",
      checkOrder: true,
      log: () => {},
    });
    return done.map(({ name }) => name);
  });
}
