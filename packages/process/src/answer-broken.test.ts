import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Patience } from "./open-server.ts";
import { type HttpDoor, serveHttp } from "./serve.ts";

let door: HttpDoor;

/** For those alone who are too slow: on a busy machine everybody is now and then. */
const IMPATIENT: Partial<Patience> = { headersMs: 400, requestMs: 600 };

async function openDoor(patience: Partial<Patience> = {}): Promise<HttpDoor> {
  const app = new Hono();
  app.get("/quick", (c) => c.text("done"));
  app.post("/read", async (c) => c.text(await c.req.text()));
  app.onError((_, c) => c.text("too late to say anything", 500));
  return serveHttp({
    app,
    port: 0,
    host: "127.0.0.1",
    variable: "PORT",
    patience,
    answerBroken: (status) => ({ headers: { "X-Status": `${status}` }, body: `broken: ${status}` }),
  });
}

beforeEach(async () => {
  door = await openDoor();
});
afterEach(() => door.close(0));

/** Sends bytes as they are and answers all that comes back until the connection ends. */
async function exchange(...parts: readonly string[]): Promise<string> {
  const socket = connect(door.port, "127.0.0.1");
  const answer = text(socket);
  await once(socket, "connect");
  for (const part of parts) socket.write(part);
  return answer;
}

const LAST = "Connection: close\r\n\r\n";
const GET = "GET /quick HTTP/1.1\r\nHost: a\r\n";
const POST = "POST /read HTTP/1.1\r\nHost: a\r\n";
const CHUNKED = `${POST}Transfer-Encoding: chunked\r\n\r\n`;

describe("a request that the application can not see is answered in its words", () => {
  test.each([
    ["no HTTP at all", "HELLO\r\n\r\n", 400],
    [
      "a length and chunks",
      POST + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      400,
    ],
    ["the same length twice", `${POST}Content-Length: 1\r\nContent-Length: 1\r\n\r\na`, 400],
    ["two lengths in one field", `${POST}Content-Length: 1, 1\r\n\r\na`, 400],
    ["a length with a sign", `${POST}Content-Length: +1\r\n\r\na`, 400],
    ["a length without a number", `${POST}Content-Length:\r\n\r\na`, 400],
    ["a length beyond all numbers", `${POST}Content-Length: ${"9".repeat(30)}\r\n\r\na`, 400],
    ...[
      "xchunked",
      "identity",
      "chunked, identity",
      "chunked, chunked",
      "gzip, chunked",
      "\vchunked",
      '"chunked"',
      "\r\n chunked",
      "chunked\r\nTransfer-Encoding: chunked",
      "chunked\r\nTransfer-Encoding: identity",
    ].map((coding): [string, string, number] => [
      `the coding ${JSON.stringify(coding)}`,
      `${POST}Transfer-Encoding: ${coding}\r\n\r\n0\r\n\r\n`,
      400,
    ]),
    [
      "chunks in HTTP/1.0",
      "POST /read HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      400,
    ],
    ...[
      "0x1\r\nx",
      "-1\r\nx",
      "1 \r\nx",
      "1\nx\n",
      "1\r\nxy",
      "1;a\nx",
      `${"f".repeat(17)}\r\nx`,
    ].map((chunk): [string, string, number] => [
      `the chunk ${JSON.stringify(chunk)}`,
      `${CHUNKED}${chunk}\r\n0\r\n\r\n`,
      400,
    ]),
    ["a length after the last chunk", `${CHUNKED}0\r\nContent-Length: 5\r\n\r\n`, 400],
    ["a folded field", `${GET}X: 1\r\n 2\r\n${LAST}`, 400],
    ["lines that end with LF", "GET /quick HTTP/1.1\nHost: a\nConnection: close\n\n", 400],
    ["one line that ends with LF", `${GET}X: 1\nY: 2\r\n${LAST}`, 400],
    ["a CR inside a field", `${GET}X: a\rb\r\n${LAST}`, 400],
    ["a NUL in a field", `${GET}X: a\0b\r\n${LAST}`, 400],
    ["a NUL in a name", `${GET}X\0: a\r\n${LAST}`, 400],
    ["a NUL in the path", `GET /\0 HTTP/1.1\r\nHost: a\r\n${LAST}`, 400],
    ["a blank before a colon", `GET /quick HTTP/1.1\r\nHost : a\r\n${LAST}`, 400],
    ["a blank before a name", `GET /quick HTTP/1.1\r\n Host: a\r\n${LAST}`, 400],
    ["a field without a colon", `${GET}foo\r\n${LAST}`, 400],
    ["two hosts", `${GET}Host: b\r\n${LAST}`, 400],
    ["the same host twice", `${GET}HOST: a\r\n${LAST}`, 400],
    ["HTTP/0.9", "GET /quick\r\n\r\n", 400],
    ["the name of HTTP/0.9", "GET /quick HTTP/0.9\r\n\r\n", 400],
    ["the name of HTTP/2", `GET /quick HTTP/2.0\r\nHost: a\r\n${LAST}`, 400],
    ["the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400],
    ["a URL where the path should be", `GET http://b/quick HTTP/1.1\r\nHost: a\r\n${LAST}`, 400],
    ["a path without a slash", `GET quick HTTP/1.1\r\nHost: a\r\n${LAST}`, 400],
    ["a path with a fragment", `GET /quick#a HTTP/1.1\r\nHost: a\r\n${LAST}`, 400],
    ["a blank in the path", `GET /qu ick HTTP/1.1\r\nHost: a\r\n${LAST}`, 400],
    ["a method in small letters", `get /quick HTTP/1.1\r\nHost: a\r\n${LAST}`, 400],
    ["CONNECT", `CONNECT b:80 HTTP/1.1\r\nHost: b:80\r\n\r\n`, 400],
    ["an expectation that nobody meets", `${POST}Expect: cake\r\nContent-Length: 1\r\n\r\na`, 400],
    ["a TLS handshake", "\u0016\u0003\u0001\0\u0005\u0001\0\0\u0001\0", 400],
    ["a hundred fields more", `${GET}${"a:\r\n".repeat(100)}${LAST}`, 431],
    ["three thousand fields", `${GET}${"a:\r\n".repeat(3_000)}${LAST}`, 431],
    ["a header without a name", "GET /quick HTTP/1.1\r\nHost: a\r\n: x\r\n\r\n", 400],
    ["no Host", `GET /quick HTTP/1.1\r\n${LAST}`, 400],
    ["a Host that is none", `GET /quick HTTP/1.1\r\nHost: a b\r\n${LAST}`, 400],
    ["OPTIONS *", `OPTIONS * HTTP/1.1\r\nHost: a\r\n${LAST}`, 400],
    [
      "a header of 20 kB",
      `GET /quick HTTP/1.1\r\nHost: a\r\nX: ${"x".repeat(20_000)}\r\n\r\n`,
      431,
    ],
    [
      "a body in broken chunks",
      "POST /read HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nno number\r\n",
      400,
    ],
    [
      "chunks with 20 kB of extensions",
      `POST /read HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1;${"x".repeat(20_000)}\r\n`,
      413,
    ],
  ])("%s", async (_, request, status) => {
    const answer = await exchange(request);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toMatch(new RegExp(`^x-status: ${status}\r$`, "im"));
    expect(answer).toMatch(new RegExp(`\r\n\r\nbroken: ${status}$`));
  });
});

test("what is broken after a request that was answered gets an answer of its own", async () => {
  const socket = connect(door.port, "127.0.0.1");
  socket.write("GET /quick HTTP/1.1\r\nHost: a\r\n\r\n");
  const [first] = await once(socket, "data");
  expect(String(first)).toMatch(/^HTTP\/1.1 200 [^]*done$/);
  const rest = text(socket);
  socket.write("HELLO\r\n\r\n");
  expect(await rest).toMatch(/^HTTP\/1.1 400 [^]*broken: 400$/);
});

describe("a client that is too slow is told so and cut off", () => {
  test.each([
    ["in its head", ["GET /quick HTTP/1.1\r\nHost: a\r\nX: "]],
    ["in a body with a length", [`${POST}Content-Length: 5\r\n\r\n`, "ab"]],
    ["in its chunks", [CHUNKED, "1\r\na\r\n"]],
    ["before it says anything", []],
  ])("%s", async (_, parts) => {
    await door.close(0);
    door = await openDoor(IMPATIENT);
    expect(await exchange(...parts)).toMatch(/^HTTP\/1.1 408 [^]*broken: 408$/);
  });
});

test("requests that come all at once are answered one after the other", async () => {
  const answer = await exchange(GET + "\r\n" + GET + "\r\n" + GET + LAST);
  expect(answer.match(/HTTP\/1.1 200 OK/g)).toHaveLength(3);
});

test("nothing that was smuggled into a body is taken for a request", async () => {
  const hidden = GET + "\r\n";
  const answer = await exchange(`${POST}Content-Length: ${hidden.length}\r\n${LAST}${hidden}`);
  expect(answer.match(/HTTP\/1.1/g)).toHaveLength(2);
  expect(answer).toContain(`\r\n\r\n${hidden}`);
});
