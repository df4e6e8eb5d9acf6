import { ensureDatabase } from "@quittance/db";
import { migrate } from "@quittance/db/migrate";
import postgres from "postgres";
import { afterEach } from "vitest";
import { type OwnPostgres, startOwnPostgres } from "./own-postgres.ts";
import { type Cast, openCast } from "./plan-load.ts";
import { openQueueServer, type QueueServer } from "./queue-server.ts";
import { type Processes, type ProcessesOptions, startProcesses } from "./start-processes.ts";
import { createTestDatabase } from "./test-database.ts";

/** Real processes over a database and a queue of their own, for a test that breaks some of it. */
export interface Drill {
  readonly databaseUrl: string;
  /** The superuser's connection to the database. */
  readonly sql: postgres.Sql;
  readonly queue: QueueServer;
  readonly processes: Processes;
  readonly cast: Cast;
}

export interface DrillOptions extends Pick<ProcessesOptions, "apis" | "workers"> {
  /** A server that the test may stop. Otherwise the one that all tests share. */
  readonly postgres?: OwnPostgres;
  /** A queue that the test has opened. Otherwise one is opened for it. */
  readonly queue?: QueueServer;
  /** What stands between a kind of process and the database. */
  readonly route?: (databaseUrl: string) => Promise<{
    readonly apiDatabaseUrl?: string;
    readonly workerDatabaseUrl?: string;
  }>;
}

const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Something to do after the test, whatever comes of it; the latest first. */
export function afterDrill(cleanup: () => Promise<unknown>): void {
  cleanups.push(cleanup);
}

/** Starts everything that a drill needs. It ends with the test. */
export async function openDrill(options: DrillOptions = {}): Promise<Drill> {
  const { databaseUrl, sql } = await openDatabase(options.postgres);
  const queue = options.queue ?? (await openQueueServer(databaseUrl));
  if (options.queue === undefined) afterDrill(queue.close);
  const processes = await startProcesses({
    databaseUrl,
    queueUrl: queue.url,
    ...options,
    ...(await options.route?.(databaseUrl)),
  });
  afterDrill(processes.stop);
  return { databaseUrl, sql, queue, processes, cast: await openCast(processes.client) };
}

/** A PostgreSQL that ends with the test. */
export async function openOwnPostgres(): Promise<OwnPostgres> {
  const server = await startOwnPostgres();
  afterDrill(server.close);
  return server;
}

async function openDatabase(
  server: OwnPostgres | undefined,
): Promise<{ databaseUrl: string; sql: postgres.Sql }> {
  if (server === undefined) {
    const { url, sql, drop } = await createTestDatabase();
    afterDrill(drop);
    return { databaseUrl: url, sql };
  }
  const databaseUrl = server.url("quittance");
  await ensureDatabase(databaseUrl);
  await migrate(databaseUrl);
  const sql = postgres(databaseUrl, { max: 4, backoff: () => 0.2, onnotice: () => {} });
  afterDrill(() => sql.end({ timeout: 1 }));
  return { databaseUrl, sql };
}
