import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import {
  findFreePort,
  NODE_ARGUMENTS,
  nodeEnvironment,
  waitUntilReady,
} from "../../../local/src/index.ts";
import type { Bench } from "../bench.ts";

/** A process of ours, as `npm start` runs it. */
export interface Service {
  readonly pid: number;
  /** The most memory that it had resident so far, in MB; undefined where the system does not tell. */
  memoryMb(): number | undefined;
  /** What it has now. */
  memoryNowMb(): number | undefined;
  /** Ends it in good order. Throws when it had failed before. */
  stop(): Promise<void>;
}

export interface ServiceOptions {
  readonly name: string;
  /** The script, from the root of the repository. */
  readonly script: string;
  readonly environment: Readonly<Record<string, string>>;
}

export const WORKER = "services/worker/src/main.ts";

let started = 0;

/**
 * Starts a process and waits until it is ready. It logs as it does by default, into a file: nobody
 * reads along, because that would cost the processors that are being measured.
 */
export async function startService(bench: Bench, options: ServiceOptions): Promise<Service> {
  const { name, script, environment } = options;
  started += 1;
  const logFile = path.join(bench.folder, `${started}-${name}.log`);
  const metricsPort = await findFreePort();
  const log = openSync(logFile, "a");
  const child = spawn(
    process.execPath,
    [...NODE_ARGUMENTS, ...profileArguments(bench, name), script],
    {
      cwd: bench.root,
      env: {
        ...nodeEnvironment(),
        ...environment,
        METRICS_PORT: String(metricsPort),
        QUITTANCE_END_WITH_PARENT: "1",
      },
      stdio: ["ignore", log, log],
    },
  );
  closeSync(log);
  const { pid } = child;
  if (pid === undefined) throw new Error(`${name} could not be started`);
  bench.guard.watch(pid, "SIGTERM");
  const lastWords = () => readFileSync(logFile, "utf8").split("\n").slice(-10).join("\n");
  const ended = once(child, "close").then(() => {
    bench.guard.forget(pid);
  });
  await Promise.race([
    waitUntilReady(name, `http://127.0.0.1:${metricsPort}`, bench.signal),
    ended.then(() => {
      throw new Error(`${name} did not start:\n${lastWords()}`);
    }),
  ]);
  return {
    pid,
    memoryMb: () => readMemory(pid, "VmHWM"),
    memoryNowMb: () => readMemory(pid, "VmRSS"),
    async stop() {
      if (hasEnded(child)) throw new Error(`${name} ended by itself:\n${lastWords()}`);
      child.kill("SIGTERM");
      await ended;
    },
  };
}

const profileArguments = ({ profileFolder }: Bench, name: string): readonly string[] =>
  profileFolder === null
    ? []
    : [
        "--cpu-prof",
        `--cpu-prof-dir=${profileFolder}`,
        `--cpu-prof-name=${started}-${name}.cpuprofile`,
      ];

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null;

function readMemory(pid: number, what: "VmHWM" | "VmRSS"): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const kilobytes = new RegExp(`^${what}:\\s+(\\d+) kB$`, "m").exec(status)?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1_024;
  } catch {
    return undefined;
  }
}
