import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { isWhole, openConnection } from "./open-connection.ts";

test("an answer is whole when as many bytes have come as its head says", () => {
  const head = "HTTP/1.1 202 Accepted\r\nContent-Length: 5\r\n\r\n";
  expect(isWhole("HTTP/1.1 202 Acc")).toBe(false);
  expect(isWhole(head)).toBe(false);
  expect(isWhole(`${head}1234`)).toBe(false);
  expect(isWhole(`${head}12345`)).toBe(true);
});

test("an answer in chunks is whole after the empty one", () => {
  const head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
  expect(isWhole(`${head}3\r\nabc\r\n`)).toBe(false);
  expect(isWhole(`${head}3\r\nabc\r\n0\r\n\r\n`)).toBe(true);
});

test("requests on one connection get the status of their own answer", async () => {
  const server = createServer((request, response) => {
    response.writeHead(request.url === "/good" ? 202 : 422);
    response.end("x".repeat(100_000));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const connection = await openConnection(port);
  const ask = (path: string) =>
    new Promise<number>((heard) =>
      connection.send(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`, heard),
    );

  expect(await ask("/good")).toBe(202);
  expect(await ask("/bad")).toBe(422);
  const lost = ask("/good");
  server.closeAllConnections();
  expect([0, 202]).toContain(await lost);
  connection.close();
  server.close();
});
