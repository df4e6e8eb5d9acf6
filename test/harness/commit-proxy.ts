import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { readMessages } from "./postgres-messages.ts";

/**
 * What becomes of a commit. `lose-answer`: PostgreSQL commits, and the connection breaks before it
 * can say so. `lose-request`: the connection breaks before PostgreSQL hears of it; to the client
 * both look the same. `hold-answer`: PostgreSQL commits, and its answer never comes.
 */
export type CommitFault = "lose-answer" | "lose-request" | "hold-answer";

/** Stands between a process and PostgreSQL, and understands enough of what they say to know a commit. */
export interface CommitProxy {
  /** The URL of the database with the proxy's address in it. */
  readonly url: string;
  /** Does this to the next commit of those that are watched. Resolves when it is done. */
  strikeNext(fault: CommitFault): Promise<void>;
  close(): Promise<void>;
}

interface Strike {
  readonly fault: CommitFault;
  done(): void;
}

/** Says of each statement of a connection, in their order, whether it is one of the commits that are meant. */
type CommitWatch = (statement: string) => boolean;

/** Every commit. */
export const everyCommit = (): CommitWatch => (statement) => /^\s*commit\b/i.test(statement);

/** The commits of transactions that have a statement with these words. */
export const commitsOf = (words: string) => (): CommitWatch => {
  let isMeant = false;
  return (statement) => {
    if (statement.includes(words)) isMeant = true;
    if (!/^\s*commit\b/i.test(statement)) return false;
    const isStruck = isMeant;
    isMeant = false;
    return isStruck;
  };
};

/** @param watch which commits may be struck, made anew for each connection */
export async function openCommitProxy(
  databaseUrl: string,
  watch: () => CommitWatch,
): Promise<CommitProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const strikes: Strike[] = [];

  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      // Messages are passed on one by one, and none may wait for the one before to arrive.
      socket.setNoDelay(true);
      socket.on("close", () => sockets.delete(socket));
      socket.on("error", () => socket.destroy());
    }
    client.on("close", () => upstream.destroy());
    upstream.on("close", () => client.destroy());
    join(client, upstream, watch(), () => strikes.shift());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the proxy has no port");
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${address.port}`;

  return {
    url: url.href,
    strikeNext: (fault) => new Promise((done) => strikes.push({ fault, done })),
    async close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, "close");
    },
  };
}

/** Passes messages on in both directions until a commit comes by that is to be struck. */
function join(
  client: Socket,
  upstream: Socket,
  isCommit: CommitWatch,
  takeStrike: () => Strike | undefined,
): void {
  const statements = new Map<string, string>();
  // The server says that it is ready once after the start, and then once for each Sync.
  let readyExpected = 1;
  let readySeen = 0;
  let strike: Strike | undefined;

  function breakOff(): void {
    client.destroy();
    upstream.destroy();
    strike?.done();
  }

  client.on(
    "data",
    readMessages({ startsWithoutType: true }, (message) => {
      const [first = "", second = ""] = message.texts();
      if (message.type === "P") statements.set(first, second);
      const executed =
        message.type === "B" ? statements.get(second) : message.type === "Q" ? first : undefined;
      if (message.type === "S" || message.type === "Q") readyExpected += 1;
      if (strike === undefined && executed !== undefined && isCommit(executed)) {
        strike = takeStrike();
        if (strike?.fault === "lose-request") return breakOff();
      }
      upstream.write(message.bytes);
    }),
  );
  upstream.on(
    "data",
    readMessages({ startsWithoutType: false }, (message) => {
      if (message.type === "Z") readySeen += 1;
      if (strike === undefined) client.write(message.bytes);
      else if (message.type !== "Z" || readySeen < readyExpected) return;
      else if (strike.fault === "lose-answer") breakOff();
      else strike.done();
    }),
  );
}
