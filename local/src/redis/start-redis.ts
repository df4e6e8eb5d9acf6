import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findFreePort } from "../find-free-port.ts";
import type { Guard } from "../processes/open-guard.ts";
import { Sentence } from "../sentence.ts";

/** A Redis server of ours on loopback. */
export type Redis = {
  readonly url: string;
  readonly port: number;
  pid(): number | null;
  /** Starts a stopped server again, on the same port and with what its append-only file holds. */
  start(): Promise<void>;
  /** "term" saves and ends; "kill" is kill -9. */
  stop(mode?: "term" | "kill"): Promise<void>;
};

type RedisOptions = {
  readonly binary: string;
  /** A folder of its own; made when it is not there. */
  readonly folder: string;
  readonly guard: Guard;
};

const POLL_MS = 20;
const START_MS_MAX = 20_000;

/** Starts Redis as production should: nothing is evicted, everything is appended to disk. */
export async function startRedis({ binary, folder, guard }: RedisOptions): Promise<Redis> {
  mkdirSync(folder, { recursive: true });
  const port = await findFreePort();
  let child: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    child ??= await launch(binary, folder, port, guard);
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    pid: () => child?.pid ?? null,
    start,
    stop: async (mode = "term") => {
      if (child === null) return;
      const ending = child;
      child = null;
      await endChild(ending, mode === "kill" ? "SIGKILL" : "SIGTERM");
    },
  };
}

async function launch(
  binary: string,
  folder: string,
  port: number,
  guard: Guard,
): Promise<ChildProcess> {
  const logFile = path.join(folder, "redis.log");
  const log = openSync(logFile, "a", 0o600);
  const settings = {
    port: String(port),
    bind: "127.0.0.1",
    dir: folder,
    "maxmemory-policy": "noeviction",
    appendonly: "yes",
  };
  const child = spawn(
    binary,
    Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]),
    { cwd: folder, stdio: ["ignore", log, log], detached: true },
  );
  closeSync(log);
  const { pid } = child;
  if (pid !== undefined) {
    guard.watch(pid, "SIGTERM");
    child.once("exit", () => guard.forget(pid));
  }
  const giveUpAt = Date.now() + START_MS_MAX;
  while (!(await answersPing(port))) {
    if (isOver(child) || Date.now() > giveUpAt) {
      child.kill("SIGKILL");
      const lines = readFileSync(logFile, "utf8").trim().split("\n").slice(-5).join("\n");
      throw new Sentence(`Redis (${binary}) did not start; its last words were:\n${lines}`);
    }
    await sleep(POLL_MS);
  }
  return child;
}

function isOver(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

/** A server that still loads its file answers with an error instead of PONG. */
function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write("PING\r\n"));
    socket.setTimeout(1_000, () => socket.destroy());
    socket.once("data", (answer) => {
      resolve(answer.toString("utf8").startsWith("+PONG"));
      socket.destroy();
    });
    socket.once("error", () => resolve(false));
    socket.once("close", () => resolve(false));
  });
}

function endChild(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (isOver(child)) return resolve();
    child.once("exit", () => resolve());
    child.kill(signal);
  });
}
