import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Stack, startStack } from "../harness/start-stack.ts";

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.close());

async function exchange(request: string): Promise<Response> {
  const socket = connect(stack.api.port, "127.0.0.1");
  const answer = text(socket);
  await once(socket, "connect");
  socket.write(request);
  const [head = "", body = ""] = (await answer).split("\r\n\r\n");
  const [status = "", ...lines] = head.split("\r\n");
  const headers = lines.map((line) => line.split(": ", 2).map((part) => part.trim()));
  return new Response(body, {
    status: Number(status.split(" ")[1]),
    headers: headers.map(([name = "", value = ""]): [string, string] => [name, value]),
  });
}

test.each([
  ["is no HTTP", "HELLO\r\n\r\n", 400, "bad_request"],
  ["names no host", "GET /livez HTTP/1.1\r\nConnection: close\r\n\r\n", 400, "bad_request"],
  [
    "asks about the whole server",
    "OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    400,
    "bad_request",
  ],
  [
    "has a header of 20 kB",
    `GET /livez HTTP/1.1\r\nHost: a\r\nX: ${"x".repeat(20_000)}\r\n\r\n`,
    431,
    "header_too_large",
  ],
])("a request that %s is refused like any other", async (_, request, status, code) => {
  const answer = await exchange(request);
  expect(answer.status).toBe(status);
  expect(answer.headers.get("Content-Type")).toBe("application/problem+json");
  expect(answer.headers.get("Cache-Control")).toBe("no-store");
  const requestId = answer.headers.get("Request-Id");
  expect(requestId).toMatch(/^req_[0-9a-f]{32}$/);
  expect(await answer.json()).toMatchObject({
    type: `/errors/${code}`,
    status,
    code,
    request_id: requestId,
  });
});
