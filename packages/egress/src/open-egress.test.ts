import { createServer, type RequestListener } from "node:http";
import { createServer as createTcpServer, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { parseNetworks } from "./networks.ts";
import { type Egress, type EgressOptions, openEgress } from "./open-egress.ts";
import type { Resolve } from "./resolve.ts";
import { resolveByServers } from "./resolve-by-servers.ts";

const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

function open(options: Partial<EgressOptions> = {}): Egress {
  const egress = openEgress({
    networks: parseNetworks(["127.0.0.0/8"]),
    deadlineMs: 5_000,
    bodyBytesMax: 16_384,
    resolve: resolveByServers([]),
    ...options,
  });
  closers.unshift(() => egress.close());
  return egress;
}

async function listen(server: {
  listen(port: number, host: string, done: () => void): unknown;
  address(): unknown;
  close(done: () => void): unknown;
}): Promise<number> {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  closers.push(() => new Promise<void>((done) => server.close(done)));
  const address = server.address();
  if (typeof address !== "object" || address === null || !("port" in address))
    throw new Error("no port");
  return Number(address.port);
}

/** A receiver, and how often anything reached it. */
async function receive(answer: RequestListener) {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    answer(request, response);
  });
  closers.push(async () => server.closeAllConnections());
  const port = await listen(server);
  return { port, url: `http://127.0.0.1:${port}/`, requests: () => requests };
}

async function receiveRaw(answer: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    answer(socket);
  });
  closers.push(async () => sockets.forEach((socket) => socket.destroy()));
  return `http://127.0.0.1:${await listen(server)}/`;
}

const BODY = Buffer.from("{}");

describe("the address that a call goes to is judged", () => {
  test("a literal address that is not allowed is never connected to", async () => {
    const canary = await receive((_, response) => response.end());
    const egress = open({ networks: [] });
    expect(await egress.post(canary.url, {}, BODY)).toEqual({
      failure: "address_forbidden",
      status: null,
    });
    expect(canary.requests()).toBe(0);
  });

  test("a name is judged by what it resolves to, over https too", async () => {
    let connections = 0;
    const server = createTcpServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    const port = await listen(server);
    const egress = open({ networks: [], resolve: always("127.0.0.1") });
    const result = await egress.post(`https://inside.example.com:${port}/`, {}, BODY);
    expect(result).toEqual({ failure: "address_forbidden", status: null });
    expect(connections).toBe(0);
  });

  test("a name that is public when it is asked first and local when it is asked again reaches nothing local", async () => {
    const canary = await receive((_, response) => response.end());
    const answers = ["93.184.216.34", "127.0.0.1"];
    const asked: string[] = [];
    const egress = open({
      networks: [],
      deadlineMs: 300,
      resolve: (_, answer) => {
        const address = answers.shift() ?? "127.0.0.1";
        asked.push(address);
        answer(null, [{ address, family: 4 }]);
      },
    });
    await egress.post(`https://rebind.example.com:${canary.port}/`, {}, BODY);
    const again = await egress.post(`https://rebind.example.com:${canary.port}/`, {}, BODY);
    expect(asked).toContain("127.0.0.1");
    expect(again.failure).toBe("address_forbidden");
    expect(canary.requests()).toBe(0);
  });

  test("of several addresses only those that may be reached are tried", async () => {
    const receiver = await receive((_, response) => response.end("ok"));
    const egress = open({
      resolve: (_, answer) =>
        answer(null, [
          { address: "10.255.255.1", family: 4 },
          { address: "127.0.0.1", family: 4 },
        ]),
    });
    const result = await egress.post(`http://localhost:${receiver.port}/`, {}, BODY);
    expect(result).toMatchObject({ failure: null, status: 200, body: "ok" });
  });

  test.each(["hook.example.com", "receiver", "hooks.internal"])(
    "the name %s is called over http where it leads into an allowed network, and nowhere else",
    async (name) => {
      const receiver = await receive((_, response) => response.end("ok"));
      const url = `http://${name}:${receiver.port}/`;
      expect(await open({ resolve: always("127.0.0.1") }).post(url, {}, BODY)).toMatchObject({
        failure: null,
        status: 200,
      });
      for (const elsewhere of ["93.184.216.34", "10.0.0.1"]) {
        expect(await open({ resolve: always(elsewhere) }).post(url, {}, BODY)).toEqual({
          failure: "address_forbidden",
          status: null,
        });
      }
    },
  );

  test("a name without an address is a dns_error", async () => {
    const egress = open({
      resolve: (_, answer) =>
        answer(Object.assign(new Error("no such name"), { code: "ENOTFOUND" }), []),
    });
    expect(await egress.post("https://nowhere.example.com/", {}, BODY)).toEqual({
      failure: "dns_error",
      status: null,
    });
  });
});

describe("an answer", () => {
  test("carries the bytes and headers that were given, exactly", async () => {
    let seen = "";
    let header: unknown;
    const receiver = await receive((request, response) => {
      header = request.headers["webhook-id"];
      request.setEncoding("utf8").on("data", (chunk: string) => {
        seen += chunk;
      });
      request.on("end", () => response.writeHead(201, { "retry-after": "7" }).end("thanks"));
    });
    const body = Buffer.from('{"ünïcode": "✓"}');
    const result = await open().post(receiver.url, { "webhook-id": "evt_1" }, body);
    expect(result).toEqual({ failure: null, status: 201, retryAfter: "7", body: "thanks" });
    expect(seen).toBe(body.toString());
    expect(header).toBe("evt_1");
  });

  test("that redirects is not followed", async () => {
    const canary = await receive((_, response) => response.end());
    const receiver = await receive((_, response) =>
      response.writeHead(307, { location: canary.url }).end(),
    );
    expect(await open().post(receiver.url, {}, BODY)).toMatchObject({ failure: null, status: 307 });
    expect(canary.requests()).toBe(0);
  });

  test("without end is read up to the limit and cut off there", async () => {
    const receiver = await receive((_, response) => {
      const pour = () => {
        while (!response.destroyed && response.write("x".repeat(65_536)));
      };
      response.on("drain", pour);
      pour();
    });
    const result = await open({ bodyBytesMax: 1_000 }).post(receiver.url, {}, BODY);
    expect(result).toMatchObject({ failure: null, status: 200, body: "x".repeat(1_000) });
  });

  test("that is compressed is not unpacked", async () => {
    const receiver = await receive((_, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end("not gzip"),
    );
    expect(await open().post(receiver.url, {}, BODY)).toMatchObject({
      failure: null,
      body: "not gzip",
    });
  });
});

describe("a failure has a class", () => {
  test("connection_refused", async () => {
    const { url } = await receive((_, response) => response.end());
    await Promise.all(closers.splice(0).map((close) => close()));
    expect(await open().post(url, {}, BODY)).toEqual({
      failure: "connection_refused",
      status: null,
    });
  });

  test("connection_reset when the receiver hangs up without an answer", async () => {
    const url = await receiveRaw((socket) => socket.once("data", () => socket.destroy()));
    expect(await open().post(url, {}, BODY)).toEqual({ failure: "connection_reset", status: null });
  });

  test("timeout when the head of the answer does not come", async () => {
    const url = await receiveRaw(() => {});
    expect(await open({ deadlineMs: 200 }).post(url, {}, BODY)).toEqual({
      failure: "timeout",
      status: null,
    });
  });

  test("timeout when the body only drips, however often a byte comes", async () => {
    const receiver = await receive((_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write("."), 20);
      response.on("close", () => clearInterval(timer));
    });
    expect(await open({ deadlineMs: 1_500 }).post(receiver.url, {}, BODY)).toEqual({
      failure: "timeout",
      status: 200,
    });
  });

  test("tls_error when the other side does not speak TLS", async () => {
    const url = await receiveRaw((socket) => socket.write("HTTP/1.1 400 Bad Request\r\n\r\n"));
    expect(await open().post(url.replace("http:", "https:"), {}, BODY)).toEqual({
      failure: "tls_error",
      status: null,
    });
  });

  test("answer_invalid when the answer is not HTTP", async () => {
    const url = await receiveRaw((socket) =>
      socket.once("data", () => socket.write("hello\r\n\r\n")),
    );
    expect(await open().post(url, {}, BODY)).toEqual({ failure: "answer_invalid", status: null });
  });

  test("interrupted when the egress is closed meanwhile", async () => {
    const url = await receiveRaw(() => {});
    const egress = open();
    const call = egress.post(url, {}, BODY);
    await egress.close();
    expect(await call).toEqual({ failure: "interrupted", status: null });
  });
});

function always(address: string): Resolve {
  return (_, answer) => answer(null, [{ address, family: 4 }]);
}
