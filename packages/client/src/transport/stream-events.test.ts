import { execFile } from "node:child_process";
import type { ServerResponse } from "node:http";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { problem, startLocalServer } from "../testing/local-server.ts";

/** Answers with a stream that ends behind this text. */
const stream = (text: string) => (response: ServerResponse) =>
  response
    .writeHead(200, { "content-type": "text/event-stream", "last-event-id": "evt_0" })
    .end(text);

test("a program that stops listening while nobody answers ends at once", async () => {
  const server = await startLocalServer();
  await server[Symbol.asyncDispose]();
  const program = `
    import { createClient } from ${JSON.stringify(import.meta.resolve("../index.ts"))};
    const client = createClient(${JSON.stringify({ url: server.url, apiKey: "qt_test_x" })});
    for await (const event of client.events.stream({}, { signal: AbortSignal.timeout(200) }));
    console.log("stopped");`;
  // Killed long before a silent connection would be given up, which takes 45 s.
  const ended = await promisify(execFile)(
    process.execPath,
    ["--input-type=module", "--eval", program],
    { timeout: 20_000 },
  );
  expect(ended.stdout).toBe("stopped\n");
}, 25_000);

test("an event that arrives broken is asked for again, not passed over", async () => {
  await using server = await startLocalServer(
    stream('id: evt_1\ndata: {"id":"evt\n\n'),
    stream('id: evt_1\ndata: {"id":"evt_1"}\n\n'),
  );
  for await (const event of server.client().events.stream()) {
    expect(event.id).toBe("evt_1");
    break;
  }
  expect(server.received[1]?.headers["last-event-id"]).toBe("evt_0");
});

test("Retry-After is the least that is waited before a stream that was refused is asked for again", async () => {
  await using server = await startLocalServer(
    problem(503, "stream_full", { "retry-after": "1" }),
    stream('id: evt_1\ndata: {"id":"evt_1"}\n\n'),
  );
  const startedAt = performance.now();
  for await (const event of server.client().events.stream()) {
    expect(event.id).toBe("evt_1");
    break;
  }
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(990);
});
