import type postgres from "postgres";

const LOOK_EVERY_MS = 1_000;

/** A server that has not answered `select` after this many looks is taken for frozen. */
const LOOKS_WITHOUT_ANSWER_MAX = 5;

export interface ServerWatch {
  /** True from the moment when the server was found silent until it answers again. */
  isSilent(): boolean;
  close(): Promise<void>;
}

/**
 * Notices that a server is silent: frozen, or behind a network that drops everything. TCP finds that
 * out after a quarter of an hour, and `statement_timeout` is kept by the server itself. Asks over a
 * connection of its own, so that a busy pool is not taken for a silent server; an error is an answer.
 * Looks are counted, not seconds: time in which this process itself stood still is not held against
 * the server.
 *
 * @param open makes a pool of one connection, which connects when it is first used
 * @param onSilence called when the server is found silent
 */
export function watchServer(open: () => postgres.Sql, onSilence: () => void): ServerWatch {
  let sql = open();
  let isAsking = false;
  let isSilent = false;
  let looks = 0;

  function ask(): void {
    const asked = sql;
    looks = 0;
    isAsking = true;
    asked`select`.then(
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
    sql = open();
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
    async close() {
      clearInterval(timer);
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
