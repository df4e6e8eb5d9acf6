import pg from "pg";
import { connectAsOwner } from "./connect-as-owner.ts";
import { DatabaseConfigurationError } from "./database-configuration-error.ts";

const UNKNOWN_DATABASE = "3D000";
const ALREADY_THERE = new Set(["42P04", "23505"]);

/** Creates the database of a URL when the server does not have it yet. */
export async function ensureDatabase(url: string): Promise<void> {
  try {
    await connectAsOwner(url, async () => {});
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== UNKNOWN_DATABASE) throw error;
    await createDatabase(url);
  }
}

async function createDatabase(url: string): Promise<void> {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  const server = new URL(url);
  server.pathname = "/postgres";
  await connectAsOwner(server.href, async (client) => {
    try {
      await client.query(`create database ${pg.escapeIdentifier(name)}`);
    } catch (error) {
      if (error instanceof pg.DatabaseError && ALREADY_THERE.has(error.code ?? "")) return;
      throw new DatabaseConfigurationError(
        `The database ${name} does not exist and could not be created; create it, or give the login the right to (CREATEDB).`,
        { cause: error },
      );
    }
  });
}
