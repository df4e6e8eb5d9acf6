import type postgres from "postgres";

/** The settings by which a pool tells what happens to its connections. */
export type PoolSettings = Required<
  Pick<postgres.Options<Record<string, never>>, "onparameter" | "onclose" | "max_lifetime">
>;

export interface LastingPool {
  /** The pool to use now. Ask for it each time; one that lost a connection is replaced. */
  sql(): postgres.Sql;
  /** Ends every connection at once; whoever waits for an answer is told that the connection broke. */
  breakOff(): void;
  close(): Promise<void>;
}

/** How long what is under way over other connections of a replaced pool may take to finish. */
const RETIRE_SECONDS = 5;

/**
 * A pool that lasts although its connections break. A connection of postgres.js 3.4 that was lost
 * keeps what it was about to send, and the query that it was about; connecting again with these
 * hangs, for as long as the server is starting up or until a timeout. So a pool that lost a
 * connection is replaced by a new one, and ends when its other connections have nothing left to do.
 */
export function openLastingPool(open: (settings: PoolSettings) => postgres.Sql): LastingPool {
  const retiring = new Set<Promise<void>>();
  let isClosing = false;
  let current = openPool();

  function openPool(): postgres.Sql {
    let wasConnected = false;
    const sql = open({
      // The server sends its parameters when it has let a connection in.
      onparameter: () => {
        wasConnected = true;
      },
      onclose: () => {
        if (wasConnected && sql === current && !isClosing) replace(sql, RETIRE_SECONDS);
      },
      // Connections that end of old age would look like lost ones.
      max_lifetime: null,
    });
    return sql;
  }

  function replace(old: postgres.Sql, retireSeconds: number): void {
    current = openPool();
    const retired = old.end({ timeout: retireSeconds });
    retiring.add(retired);
    void retired.then(() => retiring.delete(retired));
  }

  return {
    sql: () => current,
    breakOff: () => replace(current, 0),
    async close() {
      isClosing = true;
      await Promise.all([current.end({ timeout: RETIRE_SECONDS }), ...retiring]);
    },
  };
}
