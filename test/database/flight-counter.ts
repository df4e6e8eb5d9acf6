import net from "node:net";

/** How much was said to the server. */
export interface Flights {
  /** Statements that the server was asked to run, BEGIN and COMMIT among them. */
  readonly statements: number;
  /** Times that the client said something and then needed an answer to go on. */
  readonly roundTrips: number;
}

/** A road to PostgreSQL on which everything takes a while, so that round trips can be told apart. */
export interface FlightCounter {
  readonly url: string;
  /** What was said while `work` ran. */
  count(work: () => Promise<unknown>): Promise<Flights>;
  close(): Promise<void>;
}

/**
 * What a client says without a pause of this length is one flight: it waited for no answer in between.
 * Longer than the 40 milliseconds for which TCP may hold back the second half of what was said at once.
 */
const PAUSE_MS = 80;
/** A timer that comes late, because this process was kept from running, has not seen what was said meanwhile. */
const SECOND_LOOK_MS = 20;

/** Frontend messages after which the server answers ReadyForQuery: one for each statement. */
const ENDS_A_STATEMENT = new Set(["S", "Q"]);

export async function openFlightCounter(serverUrl: string): Promise<FlightCounter> {
  const server = new URL(serverUrl);
  const sockets = new Set<net.Socket>();
  let statements = 0;
  let roundTrips = 0;

  const proxy = net.createServer((client) => {
    const upstream = net.connect(Number(server.port), server.hostname);
    let held: Buffer[] = [];
    let timer: NodeJS.Timeout | undefined;
    let isStarted = false;
    let isCounted = true;
    const takeOff = (): void => {
      const flight = Buffer.concat(held);
      held = [];
      // The first flight names the connection, and the one that only watches the server is not work.
      if (!isStarted) isCounted = !flight.includes("-watch\0");
      else if (isCounted) {
        roundTrips += 1;
        statements += countStatements(flight);
      }
      isStarted = true;
      upstream.write(flight);
    };
    client.on("data", (chunk: Buffer) => {
      held.push(chunk);
      clearTimeout(timer);
      timer = setTimeout(() => {
        timer = setTimeout(takeOff, SECOND_LOOK_MS);
      }, PAUSE_MS);
    });
    upstream.pipe(client);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        clearTimeout(timer);
        client.destroy();
        upstream.destroy();
      });
    }
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  proxy.listen(0, "127.0.0.1", resolve);
  await promise;
  const address = proxy.address();
  const url = new URL(serverUrl);
  url.hostname = "127.0.0.1";
  url.port = String(typeof address === "object" ? address?.port : 0);

  return {
    url: url.href,
    async count(work) {
      statements = 0;
      roundTrips = 0;
      await work();
      return { statements, roundTrips };
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      const closed = Promise.withResolvers<void>();
      proxy.close(() => closed.resolve());
      await closed.promise;
    },
  };
}

/** Walks a flight message by message: a letter, a length that counts itself, a body. */
function countStatements(flight: Buffer): number {
  let statements = 0;
  for (let at = 0; at < flight.length; at += 1 + flight.readInt32BE(at + 1)) {
    if (ENDS_A_STATEMENT.has(String.fromCharCode(flight[at] ?? 0))) statements += 1;
  }
  return statements;
}
