import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { createServer as createTcpServer, type Socket, type Server as TcpServer } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { gzipSync } from "node:zlib";
import { generate } from "selfsigned";

/** A receiver of the zoo: real sockets, and what came through them. */
export interface Animal {
  readonly port: number;
  readonly url: string;
  /** Connections so far. */
  connections(): number;
  /** When each request had arrived whole, in milliseconds since the animal was let in. */
  arrivals(): readonly number[];
  /** The ids of the webhooks that arrived, in order. */
  ids(): readonly string[];
}

export interface Zoo {
  /** Answers as the listener does. */
  http(listener: RequestListener): Promise<Animal>;
  /** The same over TLS, with a certificate that is trusted and belongs to this host. */
  https(host: string, listener: RequestListener): Promise<Animal>;
  /** Speaks whatever it likes. */
  raw(talk: (socket: Socket) => void): Promise<Animal>;
  close(): Promise<void>;
}

/** Opens a zoo on loopback. */
export function openZoo(): Zoo {
  const servers: TcpServer[] = [];
  const sockets = new Set<Socket>();

  async function letIn(server: TcpServer | Server, scheme: string): Promise<Animal> {
    const startedAt = performance.now();
    const arrivals: number[] = [];
    const ids: string[] = [];
    let connections = 0;
    server.on("connection", (socket: Socket) => {
      connections += 1;
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => sockets.delete(socket));
    });
    server.on("request", (request: Parameters<RequestListener>[0]) => {
      ids.push(String(request.headers["webhook-id"]));
      request.resume().on("end", () => arrivals.push(performance.now() - startedAt));
    });
    servers.push(server);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    return {
      port: address.port,
      url: `${scheme}://127.0.0.1:${address.port}/hook`,
      connections: () => connections,
      arrivals: () => arrivals,
      ids: () => ids,
    };
  }

  return {
    http: (listener) => letIn(createServer(listener), "http"),
    async https(host, listener) {
      const { key, cert } = await certify(host);
      return letIn(createTlsServer({ key, cert }, listener), "https");
    },
    raw: (talk) => letIn(createTcpServer(talk), "http"),
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(
        servers.map((server) => new Promise<void>((done) => server.close(() => done()))),
      );
    },
  };
}

/** A certificate for a host or an address that this process trusts from now on. */
async function certify(host: string): Promise<{ key: string; cert: string }> {
  const isAddress = /^[\d.]+$/.test(host);
  const made = await generate([{ name: "commonName", value: host }], {
    keyType: "ec",
    algorithm: "sha256",
    extensions: [
      { name: "basicConstraints", cA: true },
      {
        name: "subjectAltName",
        altNames: [isAddress ? { type: 7, ip: host } : { type: 2, value: host }],
      },
    ],
  });
  setDefaultCACertificates([...getCACertificates("default"), made.cert]);
  return { key: made.private, cert: made.cert };
}

/** A tenth of a megabyte that unpacks to a hundred. */
export const gzipBomb = (): Buffer => gzipSync(Buffer.alloc(100 * 1024 * 1024));

/** Answers a byte at a time and never comes to an end. */
export const drip: RequestListener = (_, response) => {
  response.writeHead(200);
  const timer = setInterval(() => response.write("."), 200);
  response.on("close", () => clearInterval(timer));
};

/** Sends the head of an answer a byte at a time. */
export const dripHead = (socket: Socket): void => {
  socket.write("HTTP/1.1 200 OK\r\nX-Slow: ");
  const timer = setInterval(() => socket.write("a"), 200);
  socket.on("close", () => clearInterval(timer));
};

/** Answers with more than anybody should read, as fast as it is taken. */
export const pour: RequestListener = (_, response) => {
  const go = () => {
    while (!response.destroyed && response.write("x".repeat(65_536)));
  };
  response.on("drain", go);
  go();
};
