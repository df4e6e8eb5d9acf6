import type { ClientConfig } from "pg";

/** The schema that BullMQ's migrations fill. */
const SEARCH_PATH = "-c search_path=bullmq";

/** Settings for a connection to the queue's database, with BullMQ's schema in the search path. */
export function connectionSettings(url: string): ClientConfig {
  const parsed = new URL(url);
  // Options in the URL would win over those given beside it, and the search path would be lost.
  const options = [parsed.searchParams.get("options"), SEARCH_PATH].filter(Boolean).join(" ");
  parsed.searchParams.delete("options");
  return { connectionString: parsed.href, options, application_name: "quittance-queue" };
}

/** The name of the database in a URL. */
export function databaseOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

/** The same URL with another database. */
export function withDatabase(url: string, database: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${encodeURIComponent(database)}`;
  return parsed.href;
}
