import { setImmediate as nextTurn } from "node:timers/promises";
import postgres from "postgres";
import { isOutcomeUnknown } from "./errors.ts";
import { openLastingPool, type PoolSettings } from "./lasting-pool.ts";
import { ServerSilentError, watchServer } from "./watch-server.ts";

export type Sql = postgres.Sql;
export type Tx = postgres.TransactionSql;

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
  /** @throws ServerSilentError at once while the server does not answer */
  readonly sql: Sql;
  readonly name: string;
  /** Transactions of this process right now: those that run, and those that wait for a connection. */
  readonly transactions: { running: number; waiting: number };
  close(): Promise<void>;
}

const CONNECT_TIMEOUT_SECONDS = 5;

/** A transaction that somebody forgot is ended by the server, so that it holds up nobody. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 10_000;

/** Opens a pool. Connects when first used, and again by itself after the server was away. */
export function openDatabase(options: DatabaseOptions): Database {
  const connect = (name: string, connectionsMax: number, settings?: PoolSettings): Sql =>
    postgres(options.url, {
      ...settings,
      max: connectionsMax,
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
  const pool = openLastingPool((settings) =>
    connect(options.name, options.connectionsMax, settings),
  );
  const watch = watchServer(() => connect(`${options.name}-watch`, 1), pool.breakOff);
  return {
    get sql() {
      if (watch.isSilent()) throw new ServerSilentError();
      return pool.sql();
    },
    name: options.name,
    transactions: { running: 0, waiting: 0 },
    async close() {
      await Promise.all([watch.close(), pool.close()]);
    },
  };
}

/**
 * Runs `work` in one transaction at READ COMMITTED: every statement after the locks sees what was
 * committed before them.
 */
export const inTransaction = <T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> =>
  begin(db, "isolation level read committed", work);

/** Runs reads that must agree with each other: all of them see what the first one saw. */
export const inSnapshot = <T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> =>
  begin(db, "isolation level repeatable read read only", work);

/** This is the only place that begins and commits. */
async function begin<T>(db: Database, mode: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { transactions } = db;
  let state: "waiting" | "running" = "waiting";
  transactions.waiting += 1;
  try {
    // postgres.js unwraps arrays of queries in its return type; a box keeps T as it is.
    const box = await beginCarefully(db.sql, mode, async (tx) => {
      state = "running";
      transactions.waiting -= 1;
      transactions.running += 1;
      return { result: await work(tx) };
    });
    return box.result;
  } finally {
    transactions[state] -= 1;
  }
}

/**
 * `sql.begin`, which rejects by itself when the connection breaks. What it must not be told then is
 * that the work failed: it would send a ROLLBACK over the connection that is gone, and that is an
 * error which nobody can catch and which ends the process (postgres.js 3.4).
 */
async function beginCarefully<T>(sql: Sql, mode: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { promise: broken, reject: breakOff } = Promise.withResolvers<never>();
  let isBroken = false;
  const box = sql.begin(mode, async (tx) => {
    try {
      const result = await work(refuseWhen(() => isBroken, tx));
      if (!isBroken) return { result };
    } catch (error) {
      // That the connection is gone may become known a moment after the failure.
      await nextTurn();
      if (!isBroken && !isOutcomeUnknown(error)) throw error;
      breakOff(error);
    }
    return new Promise<never>(() => {});
  });
  box.catch(() => {
    isBroken = true;
  });
  return (await Promise.race([box, broken])).result;
}

/** The same transaction, but statements throw once its connection is known to be gone. */
function refuseWhen(isBroken: () => boolean, tx: Tx): Tx {
  return new Proxy(tx, {
    apply(target, self, args) {
      if (isBroken()) throw new Error("the transaction's connection is gone");
      return Reflect.apply(target, self, args);
    },
  });
}
