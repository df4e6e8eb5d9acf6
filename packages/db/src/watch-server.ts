import type postgres from "postgres";
import { type Listener, openHearing } from "./hear-notifications.ts";

const LOOK_EVERY_MS = 1_000;

/** A server that has not answered `select` after this many looks is taken for frozen. */
const LOOKS_WITHOUT_ANSWER_MAX = 5;

export interface ServerWatch {
  /** True from the moment when the server was found silent until it answers again. */
  isSilent(): boolean;
  /** Lets somebody hear notifications over the connection that watches, from within a second on. */
  listen(listener: Listener): void;
  close(): Promise<void>;
}

/** The settings by which the connection tells what comes over it, and that it was lost. */
export interface WatchSettings {
  readonly max: 1;
  readonly max_lifetime: null;
  onclose(): void;
  /** Of postgres.js, which keeps it out of its types. */
  onnotify(channel: string, payload: string): void;
}

/**
 * Notices that a server is silent: frozen, or behind a network that drops everything. TCP finds that
 * out after a quarter of an hour, and `statement_timeout` is kept by the server itself. Asks over a
 * connection of its own, so that a busy pool is not taken for a silent server; an error is an answer.
 * Looks are counted, not seconds: time in which this process itself stood still is not held against
 * the server.
 *
 * Notifications are heard over the same connection, which thereby is known to be alive: PostgreSQL
 * passes on what was said before it answers. When it is lost or found silent, nothing is heard until
 * the next one listens.
 *
 * @param open makes a pool of one connection, which connects when it is first used
 * @param onSilence called when the server is found silent
 */
export function watchServer(
  open: (settings: WatchSettings) => postgres.Sql,
  onSilence: () => void,
): ServerWatch {
  const hearing = openHearing();
  let sql = connect();
  let isAsking = false;
  let isSilent = false;
  let looks = 0;

  function connect(): postgres.Sql {
    const opened = open({
      max: 1,
      // A connection that ends of old age would look like a lost one.
      max_lifetime: null,
      onclose: () => {
        if (opened === sql) lose();
      },
      onnotify: (channel, payload) => {
        if (opened === sql) hearing.hear(channel, payload);
      },
    });
    return opened;
  }
  /** Sent to the connection that was lost, a statement would connect again and hear nothing. */
  function lose(): void {
    hearing.stop();
    // Otherwise whoever waits for the answer does it.
    if (!isAsking) renew();
  }
  function ask(): void {
    const asked = sql;
    looks = 0;
    isAsking = true;
    const answer: Promise<unknown> = hearing.isOn() ? asked`select` : hearing.start(asked);
    answer.then(
      () => {
        if (asked === sql) hearAnswer();
      },
      (error: unknown) => {
        if (asked !== sql) return;
        // A connection that broke may hang when it connects again, and that is not the server's silence.
        renew();
        if (isConnectTimeout(error)) findSilent();
        else hearAnswer();
      },
    );
  }
  function hearAnswer(): void {
    isAsking = false;
    isSilent = false;
  }
  function findSilent(): void {
    isAsking = false;
    if (isSilent) return;
    isSilent = true;
    onSilence();
  }
  function renew(): void {
    const old = sql;
    hearing.stop();
    sql = connect();
    void old.end({ timeout: 0 });
  }
  function look(): void {
    if (!isAsking) return ask();
    looks += 1;
    if (looks < LOOKS_WITHOUT_ANSWER_MAX) return;
    renew();
    findSilent();
    ask();
  }

  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return {
    isSilent: () => isSilent,
    listen: hearing.add,
    async close() {
      clearInterval(timer);
      hearing.stop();
      await sql.end({ timeout: 0 });
    },
  };
}

const isConnectTimeout = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "CONNECT_TIMEOUT";

/** Nothing was sent, because the server does not answer at present. */
export class ServerSilentError extends Error {
  override readonly name = "ServerSilentError";
  readonly code = "SERVER_SILENT";

  constructor() {
    super("PostgreSQL does not answer");
  }
}
