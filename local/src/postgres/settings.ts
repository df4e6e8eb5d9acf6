/** Values of PostgreSQL's own settings, by name. */
export type PostgresSettings = Readonly<Record<string, string>>;

/**
 * The settings that every server started here gets on its command line. Durability (fsync,
 * synchronous_commit, full_page_writes) keeps PostgreSQL's defaults: on.
 */
export const SETTINGS: PostgresSettings = {
  listen_addresses: "127.0.0.1",
  // Sockets have a length limit of 107 bytes for their path, and the repository may lie anywhere.
  unix_socket_directories: "",
  max_connections: "200",
  // A posting batch takes one advisory lock per account, and each takes a slot of the shared lock table.
  max_locks_per_transaction: "256",
  timezone: "UTC",
  log_timezone: "UTC",
  shared_preload_libraries: "",
  password_encryption: "scram-sha-256",
};

/** Settings as arguments of `postgres`. */
export function settingsToArguments(settings: PostgresSettings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
