import postgres from "postgres";
import type { Listener } from "./hear-notifications.ts";
import { openLanes, type WorkOnLane } from "./lanes.ts";
import { ServerSilentError, watchServer } from "./watch-server.ts";

/** What statements are written with, in a transaction or not. */
export type Sql = postgres.ISql;
/** SQL that is part of a statement. */
export type Fragment = postgres.PendingQuery<postgres.Row[]>;
/** What the statements of a transaction are written with: `inTransaction` and its like hand it out. */
export type Tx = Sql;

/** The roles of migrations/0001 and 0011: each process may do what it is for, and nothing else. */
export type DatabaseRole =
  | "quittance_api"
  | "quittance_worker"
  | "quittance_ops"
  | "quittance_auditor"
  | "quittance_provisioner";

export interface DatabaseOptions {
  readonly url: string;
  /** The least-privileged role that the connections take on; the login must be a member of it. */
  readonly role?: DatabaseRole;
  /** Shown in pg_stat_activity; connections are counted by it. */
  readonly name: string;
  readonly connectionsMax: number;
  /** How long a statement may wait for a lock, in milliseconds. */
  readonly lockTimeoutMs: number;
  /** How long a statement may run, in milliseconds. */
  readonly statementTimeoutMs: number;
}

export interface Database {
  readonly name: string;
  /** Those that use a connection of this process right now, and those that wait for one. */
  readonly users: { running: number; waiting: number };
  /**
   * Runs `work` on a connection that nobody else speaks on meanwhile. Row level security lets it see
   * no tenant's rows: statements about them go through `inTenant` and its like.
   *
   * @throws ServerSilentError at once while the server does not answer
   */
  use<T>(work: WorkOnLane<T>): Promise<T>;
  /** Lets somebody hear notifications, and hear of it when they may be missed. */
  listen(listener: Listener): void;
  close(): Promise<void>;
}

const CONNECT_TIMEOUT_SECONDS = 5;

/** A transaction that somebody forgot is ended by the server, so that it holds up nobody. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 10_000;

/** Opens a pool. Connects when first used, and again by itself after the server was away. */
export function openDatabase(options: DatabaseOptions): Database {
  const connect = (name: string, settings: postgres.Options<Record<string, never>>): postgres.Sql =>
    postgres(options.url, {
      ...settings,
      connect_timeout: CONNECT_TIMEOUT_SECONDS,
      // A server that is away is asked again soon: the default grows to 20 seconds of silence.
      backoff: () => 0.2,
      onnotice: () => {},
      connection: {
        application_name: name,
        ...(options.role === undefined ? {} : { role: options.role }),
        TimeZone: "UTC",
        lock_timeout: options.lockTimeoutMs,
        statement_timeout: options.statementTimeoutMs,
        idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
      },
    });
  const lanes = openLanes(options.connectionsMax, (settings) => connect(options.name, settings));
  const watch = watchServer(
    (settings) => connect(`${options.name}-watch`, settings),
    lanes.breakOff,
  );
  const users = { running: 0, waiting: 0 };
  return {
    name: options.name,
    users,
    async use(work) {
      if (watch.isSilent()) throw new ServerSilentError();
      let state: "waiting" | "running" = "waiting";
      users.waiting += 1;
      try {
        return await lanes.use((sql, isLost) => {
          state = "running";
          users.waiting -= 1;
          users.running += 1;
          return work(sql, isLost);
        });
      } finally {
        users[state] -= 1;
      }
    },
    listen: watch.listen,
    async close() {
      await Promise.all([watch.close(), lanes.close()]);
    },
  };
}
