import pg from "pg";
import { ConfigurationProblem } from "./configuration-problem.ts";

const UNKNOWN_DATABASE = "3D000";
const ALREADY_THERE = new Set(["42P04", "23505"]);

/** Creates the database of a URL when the server does not have it yet. */
export async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== UNKNOWN_DATABASE) throw error;
    await createDatabase(url);
  } finally {
    await client.end().catch(() => {});
  }
}

async function createDatabase(url: string): Promise<void> {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  const server = new URL(url);
  server.pathname = "/postgres";
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  try {
    await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } catch (error) {
    if (error instanceof pg.DatabaseError && ALREADY_THERE.has(error.code ?? "")) return;
    throw new ConfigurationProblem(
      `The database ${name} does not exist and could not be created; create it, or give the login the right to (CREATEDB).`,
      { cause: error },
    );
  } finally {
    await client.end();
  }
}
