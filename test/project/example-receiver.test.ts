// The receiver that strangers copy out of the documents.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { findFreePort } from "../../local/src/find-free-port.ts";

const start = (environment: Readonly<Record<string, string>>) =>
  spawn(process.execPath, ["example/receiver.mjs"], { env: environment });

test("does not start without a secret: whoever knows that there is none could sign", async () => {
  const receiver = start({ PORT: "0" });
  const [said, [exitCode]] = await Promise.all([text(receiver.stderr), once(receiver, "exit")]);
  expect(exitCode).toBe(1);
  expect(said).toContain("WEBHOOK_SECRET is not set");
});

test("goes on when a client hangs up half-way", async () => {
  const port = await findFreePort();
  const receiver = start({ PORT: String(port), WEBHOOK_SECRET: "whsec_aHVzaA==" });
  try {
    await once(receiver.stdout, "data");
    const socket = connect(port, "127.0.0.1");
    socket.write(
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\nab",
    );
    // The receiver reads by now.
    await once(socket, "data");
    socket.resetAndDestroy();
    const answer = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: "{}" });
    expect(answer.status).toBe(400);
    expect(receiver.exitCode).toBeNull();
  } finally {
    receiver.kill();
  }
});
