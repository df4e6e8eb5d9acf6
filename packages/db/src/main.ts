import { DatabaseConfigurationError } from "./database-configuration-error.ts";
import { ensureDatabase } from "./ensure-database.ts";
import { migrate } from "./migrate.ts";

/** `node packages/db/src/main.ts migrate`: brings DATABASE_URL to the newest schema. */
async function main([command]: readonly string[], url: string | undefined): Promise<number> {
  if (command !== "migrate" || url === undefined || url === "") {
    console.error("Usage: DATABASE_URL=postgres://… node packages/db/src/main.ts migrate");
    return 2;
  }
  try {
    await ensureDatabase(url);
    const done = await migrate(url);
    console.log(done.length === 0 ? "The schema is up to date." : `Migrated: ${done.join(", ")}`);
    return 0;
  } catch (error) {
    console.error(
      error instanceof DatabaseConfigurationError
        ? error.message
        : `The database could not be migrated: ${error instanceof Error ? error.message : String(error)}`,
    );
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2), process.env["DATABASE_URL"]);
