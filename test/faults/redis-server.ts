import { spawn } from "node:child_process";
import { once } from "node:events";
import { vi } from "vitest";
import { findFreePort } from "../../local/src/index.ts";
import { requireVariable } from "../system/queue-under-test.ts";

/** A Redis of a test's own, which it may stop, fill and misconfigure. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  /** Kills it; what it held is gone. May be called twice. */
  stop(): Promise<void>;
}

/** Starts an empty Redis that keeps nothing on disk. */
export async function startRedisServer(
  options: { port?: number; settings?: readonly string[] } = {},
): Promise<RedisServer> {
  const port = options.port ?? (await findFreePort());
  const server = spawn(
    requireVariable("QT_TEST_REDIS_BINARY"),
    ["--port", String(port), "--save", "", "--appendonly", "no", ...(options.settings ?? [])],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const ended = once(server, "exit");
  async function stop(): Promise<void> {
    server.kill("SIGKILL");
    await ended;
  }
  let output = "";
  server.stdout.on("data", (text) => {
    output += String(text);
  });
  await vi.waitUntil(() => output.includes("Ready to accept connections"), { timeout: 30_000 });
  return { url: `redis://127.0.0.1:${port}`, port, stop };
}
