import type { Figures } from "./figures.ts";
import { readProcessorTime, readTimeOf } from "./processor-time.ts";

/** The processes of ours whose work is told apart; the rest is that of the servers and of the load. */
export interface Pids {
  readonly api: readonly number[];
  readonly worker: readonly number[];
}

const MICROSECONDS = 1_000_000;

/**
 * Begins to watch who uses the processors. Afterwards tells microseconds of processor time a payment:
 * of the api, of the workers, of PostgreSQL and Redis, and of the load generator. Nothing where the
 * system does not tell. Unlike rates, these hardly change when something else runs on the machine.
 */
export function watchProcessorShares(pids: Pids): (payments: number) => Figures {
  const before = readShares(pids);
  return (payments) => {
    const after = readShares(pids);
    if (before === undefined || after === undefined) return {};
    const each = (name: keyof Shares) => ((after[name] - before[name]) * MICROSECONDS) / payments;
    return {
      ...(pids.api.length > 0 ? { apiMicros: each("api") } : {}),
      workerMicros: each("worker"),
      serverMicros: each("servers"),
      loadMicros: each("load"),
    };
  };
}

type Shares = Readonly<Record<"api" | "worker" | "servers" | "load", number>>;

function readShares(pids: Pids): Shares | undefined {
  const all = readProcessorTime();
  const own = process.cpuUsage();
  if (all === undefined) return undefined;
  const api = sumOf(pids.api);
  const worker = sumOf(pids.worker);
  const load = (own.user + own.system) / MICROSECONDS;
  return { api, worker, load, servers: all.ours - api - worker - load };
}

const sumOf = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => sum + (readTimeOf(pid) ?? 0), 0);
