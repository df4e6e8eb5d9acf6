import pg from "pg";

const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Runs `use` on a connection of its own with whatever rights the URL's login has: to create the
 * database and to migrate it. What does not answer like a PostgreSQL is given up after ten seconds.
 */
export async function connectAsOwner<T>(
  url: string,
  use: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "quittance-migrate",
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // Whoever awaits a query hears of a lost connection; without a listener it would end the process.
  client.on("error", () => {});
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end().catch(() => {});
  }
}
