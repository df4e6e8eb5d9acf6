import type postgres from "postgres";

/** Somebody who wants to hear what is said on a channel of PostgreSQL (`notify`). */
export interface Listener {
  /** A plain name: it stands in a statement as it is. */
  readonly channel: string;
  /** From now on everything is heard; what was read of the database before may be out of date. */
  onListening(): void;
  /** From now on something may be missed. */
  onDeaf(): void;
  onNotification(payload: string): void;
}

/** What one connection at a time hears, for all listeners. */
export interface Hearing {
  /** Adds a listener, who hears from the next `start` on. */
  add(listener: Listener): void;
  /** Whether everything is heard that there is to hear. */
  isOn(): boolean;
  /**
   * Listens on this connection from now on. Behind a pooler that hands connections around it does not:
   * there one would listen and another would be asked whether all is well.
   */
  start(sql: postgres.Sql): Promise<void>;
  /** The connection is lost, or not to be relied on. */
  stop(): void;
  /** Passes on what came over the connection. */
  hear(channel: string, payload: string): void;
}

export function openHearing(): Hearing {
  const listeners: Listener[] = [];
  let isOn = false;
  /** The start that counts: what was stopped meanwhile begins nothing. */
  let starts = 0;

  function stop(): void {
    starts += 1;
    if (!isOn) return;
    isOn = false;
    for (const { onDeaf } of listeners) onDeaf();
  }

  return {
    add(listener) {
      stop();
      listeners.push(listener);
    },
    isOn: () => isOn || listeners.length === 0,
    async start(sql) {
      starts += 1;
      const start = starts;
      const rows = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
      // A pooler tells a number of its own, because a connection to it is no connection to a server.
      if (rows[0]?.pid !== rows.state.pid) return;
      for (const { channel } of listeners) await sql.unsafe(`listen ${channel}`);
      if (start !== starts) return;
      isOn = true;
      for (const { onListening } of listeners) onListening();
    },
    stop,
    hear(channel, payload) {
      // Before that nobody relies on it, and then everything is read anew.
      if (!isOn) return;
      for (const listener of listeners) {
        if (listener.channel === channel) listener.onNotification(payload);
      }
    },
  };
}
