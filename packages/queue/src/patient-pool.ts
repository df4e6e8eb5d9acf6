import pg from "pg";
import { connectionSettings } from "./database-url.ts";
import { within } from "./within.ts";

/**
 * What BullMQ uses of a pool. It looks at run time whether it was given a pool or settings for
 * one; a type alias, unlike an interface, also passes the type that it has for both.
 */
export type PoolForBullmq = {
  connect(): Promise<pg.PoolClient>;
  query(text: string, values?: readonly unknown[]): Promise<pg.QueryResult>;
  end(): Promise<void>;
  on(event: "error", listener: (error: Error) => void): unknown;
};

export interface PatientPool {
  readonly pool: PoolForBullmq;
  /** Lets go of every connection, and of everyone who waits for one. Never rejects. */
  close(): Promise<void>;
}

export interface PatientPoolOptions {
  readonly url: string;
  readonly connectionsMax: number;
  /** How long a query that failed takes to say so. */
  readonly failureDelayMs: number;
  /** Resolves when the database is there. Rejects when the queue is closed before. */
  readonly prepared: Promise<void>;
  readonly onError: (error: Error) => void;
}

const CONNECT_TIMEOUT_MS = 3_000;
const RETRY_DELAY_MS = 250;
/** How long connections may take to say goodbye. A server that is frozen never answers. */
const END_DEADLINE_MS = 1_000;

/**
 * Opens a pool that waits for its server where BullMQ can not. BullMQ remembers for ever that its
 * first connection failed, so `connect` waits until there is one; and its fetch loop comes back at
 * once after most errors, so that a failed query had better take a while to fail.
 */
export function openPatientPool(options: PatientPoolOptions): PatientPool {
  const { url, connectionsMax, failureDelayMs, prepared, onError } = options;
  const closing = new AbortController();
  const pool = new pg.Pool({
    ...connectionSettings(url),
    max: connectionsMax,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: 30_000,
  });
  pool.on("error", onError);
  // A client that is checked out has no other listener, and without one its lost connection would
  // end the process. Whoever uses the client hears of it from the query.
  pool.on("connect", (client) => client.on("error", () => {}));

  const { promise: closed, reject: rejectWaiting } = Promise.withResolvers<never>();
  closed.catch(() => {});

  async function connect(): Promise<pg.PoolClient> {
    await Promise.race([prepared, closed]);
    for (;;) {
      try {
        return await pool.connect();
      } catch (error) {
        if (closing.signal.aborted) throw error;
        onError(error instanceof Error ? error : new Error(String(error)));
        await Promise.race([delay(RETRY_DELAY_MS), closed]);
      }
    }
  }

  const patient: PoolForBullmq = {
    connect,
    async query(text, values) {
      try {
        return await pool.query(text, values === undefined ? undefined : [...values]);
      } catch (error) {
        await delay(failureDelayMs);
        throw error;
      }
    },
    end: () => pool.end(),
    on: (event, listener) => pool.on(event, listener),
  };

  return {
    pool: patient,
    async close() {
      closing.abort();
      rejectWaiting(new Error("the queue's connection is closed"));
      await within(END_DEADLINE_MS, pool.end(), undefined);
    },
  };
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
