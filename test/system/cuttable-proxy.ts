import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { findFreePort } from "../../local/src/index.ts";

/** Stands between a client and a server, and fails as networks and servers do. */
export interface CuttableProxy {
  /** The URL of the server with the proxy's address in it. */
  readonly url: string;
  /** Drops every connection and refuses new ones, as a server that was stopped. */
  cut(): Promise<void>;
  /** Accepts connections again. */
  mend(): Promise<void>;
  /** Drops every connection, and tells new ones what a PostgreSQL says while it recovers from a crash. */
  startUp(): void;
  /** Keeps connections open and passes nothing on, as a server that is frozen. */
  freeze(): void;
  /** Passes on what has waited. */
  thaw(): void;
  close(): Promise<void>;
}

/** An ErrorResponse of PostgreSQL's protocol: a letter, a length, and fields that each begin with a letter. */
const STARTING_UP = ((fields) => {
  const head = Buffer.alloc(5);
  head.write("E");
  head.writeInt32BE(head.length - 1 + fields.length, 1);
  return Buffer.concat([head, fields]);
})(Buffer.from("SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0"));

/** Opens a proxy before the server of a URL. It refuses connections at first if `cutAtFirst`. */
export async function openProxy(
  serverUrl: string,
  options: { cutAtFirst?: boolean } = {},
): Promise<CuttableProxy> {
  const target = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let frozen = false;
  let startingUp = false;
  let server: Server | undefined;
  // Nothing that connects elsewhere is given this one while the proxy does not listen.
  const port = await findFreePort();

  function track(socket: Socket): void {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    if (frozen) socket.pause();
  }
  function join(client: Socket): void {
    if (startingUp) {
      track(client);
      client.once("data", () => client.end(STARTING_UP));
      return;
    }
    const upstream = connect(Number(target.port), target.hostname);
    track(client);
    track(upstream);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      from.on("data", (bytes) => to.write(bytes));
      from.on("close", () => to.destroy());
      if (frozen) from.pause();
    }
  }
  async function listen(): Promise<void> {
    server = createServer(join);
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  }
  async function cut(): Promise<void> {
    const closing = server;
    server = undefined;
    for (const socket of sockets) socket.destroy();
    if (closing === undefined) return;
    closing.close();
    await once(closing, "close");
  }

  await listen();
  if (options.cutAtFirst === true) await cut();
  const url = new URL(serverUrl);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    cut,
    async mend() {
      startingUp = false;
      if (server === undefined) await listen();
    },
    startUp() {
      startingUp = true;
      for (const socket of sockets) socket.destroy();
    },
    freeze() {
      frozen = true;
      for (const socket of sockets) socket.pause();
    },
    thaw() {
      frozen = false;
      for (const socket of sockets) socket.resume();
    },
    close: cut,
  };
}
