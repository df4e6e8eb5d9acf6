import postgres from "postgres";

export type Sql = postgres.Sql;
export type Tx = postgres.TransactionSql;

/** The roles of migrations/0001: each process may do what it is for, and nothing else. */
export type DatabaseRole =
  | "quittance_api"
  | "quittance_worker"
  | "quittance_ops"
  | "quittance_auditor";

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
  readonly sql: Sql;
  readonly name: string;
  /** Transactions that wait for a connection of the pool right now. */
  readonly waiting: { count: number };
  close(): Promise<void>;
}

const CONNECT_TIMEOUT_SECONDS = 5;

/** A transaction that somebody forgot is ended by the server, so that it holds up nobody. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 10_000;

/** Opens a pool. Connects when first used, and again by itself after the server was away. */
export function openDatabase(options: DatabaseOptions): Database {
  const sql = postgres(options.url, {
    max: options.connectionsMax,
    connect_timeout: CONNECT_TIMEOUT_SECONDS,
    // A server that is away is asked again soon: the default grows to 20 seconds of silence.
    backoff: () => 0.2,
    onnotice: () => {},
    connection: {
      application_name: options.name,
      ...(options.role === undefined ? {} : { role: options.role }),
      TimeZone: "UTC",
      lock_timeout: options.lockTimeoutMs,
      statement_timeout: options.statementTimeoutMs,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    },
  });
  return {
    sql,
    name: options.name,
    waiting: { count: 0 },
    close: () => sql.end({ timeout: 5 }),
  };
}

/**
 * Runs `work` in one transaction at READ COMMITTED. This is the only place that begins and commits.
 * READ COMMITTED on purpose: every statement after the locks sees what was committed before them.
 */
export async function inTransaction<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  let started = false;
  db.waiting.count += 1;
  const start = () => {
    if (!started) db.waiting.count -= 1;
    started = true;
  };
  try {
    // postgres.js unwraps arrays of queries in its return type; a box keeps T as it is.
    const box = await db.sql.begin("isolation level read committed", async (tx) => {
      start();
      return { result: await work(tx) };
    });
    return box.result;
  } finally {
    start();
  }
}
