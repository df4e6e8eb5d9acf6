import { existsSync } from "node:fs";
import path from "node:path";
import {
  findEmbeddedBinaries,
  findRedisBinary,
  type Guard,
  type PostgresBinaries,
  removeDataFolder,
  startPostgres,
  startRedis,
} from "../../../local/src/index.ts";

/** The servers of one bench run. */
export interface Servers {
  /** The superuser's URL of one database. */
  postgresUrl(database: string): string;
  readonly postgresPort: number;
  readonly redisUrl: string | null;
  /** Whether statements can be counted by the server. */
  readonly countsStatements: boolean;
  readonly settings: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/**
 * What docker-compose.yml sets, room for the WAL between two checkpoints, and the times of commits,
 * which is how the bench knows when a payment was posted without asking while it happens. Durability
 * is PostgreSQL's default: on.
 */
const SETTINGS = {
  max_connections: "300",
  max_locks_per_transaction: "512",
  shared_buffers: "512MB",
  max_wal_size: "4GB",
  track_commit_timestamp: "on",
};

const STATEMENT_COUNTER = { shared_preload_libraries: "pg_stat_statements" };

/** Starts a PostgreSQL, and a Redis where there is one, on folders that `stop` removes. */
export async function startServers(folder: string, guard: Guard): Promise<Servers> {
  const binaries = findEmbeddedBinaries();
  const countsStatements = hasStatementCounter(binaries);
  const settings = { ...SETTINGS, ...(countsStatements ? STATEMENT_COUNTER : {}) };
  const dataFolder = path.join(folder, "postgres");
  const postgres = await startPostgres({ binaries, dataFolder, guard, settings });
  const binary = findRedisBinary();
  const redis =
    binary === null
      ? null
      : await startRedis({ binary, folder: path.join(folder, "redis"), guard });
  return {
    postgresUrl: postgres.url,
    postgresPort: postgres.port,
    redisUrl: redis?.url ?? null,
    countsStatements,
    settings,
    async stop() {
      await Promise.all([redis?.stop(), postgres.stop("immediate")]);
      removeDataFolder(dataFolder);
    },
  };
}

function hasStatementCounter({ binFolder }: PostgresBinaries): boolean {
  return existsSync(
    path.join(binFolder, "../share/postgresql/extension/pg_stat_statements.control"),
  );
}
