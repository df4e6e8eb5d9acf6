import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { NODE_ARGUMENTS, nodeEnvironment } from "../../local/src/index.ts";
import { repositoryRoot } from "./tools-on-path.ts";

/** How a life of a process ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A real process of ours that is started again whenever it ends, as `npm start` and compose do. */
export interface KeptProcess {
  readonly name: string;
  /** How often it was started so far. */
  starts(): number;
  /** All lines that it printed, over all its lives. */
  lines(): readonly string[];
  /** Sends a signal to its present life. */
  signal(signal: NodeJS.Signals): void;
  /** Resolves when the present life ends. */
  ended(): Promise<Ending>;
  /** Resolves when its present or next life answers /readyz with 200. */
  ready(): Promise<void>;
  /** The value of a metric without labels. */
  metric(name: string): Promise<number>;
  /** Kills it and starts it no more. */
  stop(): Promise<void>;
}

export interface ProcessOptions {
  readonly name: string;
  /** The script, from the root of the repository. */
  readonly script: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly metricsPort: number;
}

/** Compose and `npm start` wait a little too. */
const RESTART_DELAY_MS = 100;
const READY_MS_MAX = 40_000;

/** Starts a process with the node that runs the tests, and keeps it running. */
export function keepProcess(options: ProcessOptions): KeptProcess {
  const { name, metricsPort } = options;
  const lines: string[] = [];
  const stopping = new AbortController();
  let starts = 0;
  let child: ChildProcess | undefined;
  let ending: Promise<Ending> = Promise.resolve({ code: null, signal: null });

  async function keep(): Promise<void> {
    while (!stopping.signal.aborted) {
      starts += 1;
      child = spawnScript(options, lines);
      ending = endingOf(child);
      await ending;
      await delay(RESTART_DELAY_MS, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }

  const kept = keep();
  return {
    name,
    starts: () => starts,
    lines: () => lines,
    signal: (signal) => void child?.kill(signal),
    ended: () => ending,
    ready: () => untilReady(name, metricsPort, lines),
    async metric(metric) {
      const response = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
      return sumOf(await response.text(), metric);
    },
    async stop() {
      stopping.abort();
      child?.kill("SIGKILL");
      await kept;
    },
  };
}

function spawnScript({ script, environment, metricsPort }: ProcessOptions, lines: string[]) {
  const child = spawn(process.execPath, [...NODE_ARGUMENTS, script], {
    cwd: repositoryRoot,
    env: {
      ...nodeEnvironment(),
      ...environment,
      METRICS_PORT: String(metricsPort),
      // Nothing of a test run that was killed stays behind.
      QUITTANCE_END_WITH_PARENT: "1",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream.setEncoding("utf8").on("data", (text: string) => {
      const parts = (rest + text).split("\n");
      rest = parts.pop() ?? "";
      lines.push(...parts);
    });
  }
  return child;
}

async function endingOf(child: ChildProcess): Promise<Ending> {
  await once(child, "close");
  return { code: child.exitCode, signal: child.signalCode };
}

async function untilReady(name: string, port: number, lines: readonly string[]): Promise<void> {
  const deadline = performance.now() + READY_MS_MAX;
  while (!(await answersReady(port))) {
    if (performance.now() > deadline) {
      throw new Error(`${name} is not ready; it said last:\n${lines.slice(-10).join("\n")}`);
    }
    await delay(50);
  }
}

async function answersReady(port: number): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(3_000);
    return (await fetch(`http://127.0.0.1:${port}/readyz`, { signal })).ok;
  } catch {
    return false;
  }
}

/** Adds up all series of a metric in a Prometheus text. */
function sumOf(text: string, metric: string): number {
  const series = text
    .split("\n")
    .filter((line) => line.startsWith(`${metric} `) || line.startsWith(`${metric}{`));
  if (series.length === 0) throw new Error(`there is no metric ${metric}`);
  return series.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(" ") + 1)), 0);
}
