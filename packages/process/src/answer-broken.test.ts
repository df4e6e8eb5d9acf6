import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type HttpDoor, serveHttp } from "./serve.ts";

let door: HttpDoor;

beforeEach(async () => {
  const app = new Hono();
  app.get("/quick", (c) => c.text("done"));
  app.post("/read", async (c) => c.text(await c.req.text()));
  app.onError((_, c) => c.text("too late to say anything", 500));
  door = await serveHttp({
    app,
    port: 0,
    host: "127.0.0.1",
    variable: "PORT",
    answerBroken: (status) => ({ headers: { "X-Status": `${status}` }, body: `broken: ${status}` }),
  });
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

describe("a request that the application can not see is answered in its words", () => {
  test.each([
    ["no HTTP at all", "HELLO\r\n\r\n", 400],
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
