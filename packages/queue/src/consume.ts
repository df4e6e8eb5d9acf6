import type { Backend, OpenedWorker, ProcessJob } from "./backend.ts";
import { type PayloadByQueue, parsePayload, type QueueName } from "./queues.ts";
import { within } from "./within.ts";

/** Does what a job asks for. An error ends the job; its work is rung again from PostgreSQL. */
export type Handler<Name extends QueueName> = (payload: PayloadByQueue[Name]) => Promise<void>;

export interface ConsumeOptions {
  /** How many jobs are handled at the same time. */
  readonly concurrency: number;
  /** How long `close` waits for running jobs; 8 s by default. */
  readonly closeTimeoutMs?: number;
}

export interface Consumer {
  /** Takes no more jobs and waits for running ones, at most the close timeout. Never rejects. */
  close(): Promise<void>;
  /** How many jobs have ended since the start, well or not. A watchdog compares it over time. */
  jobsFinished(): number;
  /** How many jobs are being handled now. */
  jobsRunning(): number;
  /** Leaves the connections as they are and consumes over new ones. For a watchdog. */
  restart(): void;
}

/** A lock is renewed at half of this; a worker that is frozen for longer loses its jobs to another. */
const LOCK_DURATION_MS = 30_000;
const STALLED_INTERVAL_MS = 15_000;
/** BullMQ throws a job away that has stalled more often; by then it was rung again many times. */
const STALLED_COUNT_MAX = 1_000;
/** How long a worker waits before it looks again after the connection was refused. */
const RETRY_DELAY_MS = 1_000;
/** How long closing may take once no job runs any more. Without a server it would hang. */
const HANG_UP_MS = 1_000;
/** How often closing looks whether jobs still run. */
const LOOK_INTERVAL_MS = 50;

/**
 * Consumes a queue until closed. BullMQ's worker reconnects by itself; whenever its loop ends
 * although nobody asked, or its first contact fails half-way, a new worker takes its place.
 */
export function consumeQueue<Name extends QueueName>(
  backend: Pick<Backend, "createWorker">,
  queue: Name,
  handler: Handler<Name>,
  options: ConsumeOptions & { onError(error: Error): void },
): Consumer {
  const { concurrency, closeTimeoutMs = 8_000, onError } = options;
  const closing = new AbortController();
  const retiring = new Set<Promise<void>>();
  let finished = 0;
  let running = 0;
  let replace = (): void => {};

  const process: ProcessJob = async (job) => {
    const payload = parsePayload(queue, job.data);
    if (payload === undefined) {
      onError(
        new Error(`queue ${queue}: job ${job.id} has a payload of another version; left out`),
      );
      return;
    }
    running += 1;
    try {
      await handler(payload);
    } catch (error) {
      onError(asError(error));
      throw error;
    } finally {
      running -= 1;
      finished += 1;
    }
  };

  async function work(): Promise<void> {
    while (!closing.signal.aborted) {
      const opened = open();
      const { promise: replaced, resolve } = Promise.withResolvers<void>();
      replace = resolve;
      await Promise.race([runWorker(opened, onError), replaced]);
      const retired = retire(opened);
      retiring.add(retired);
      void retired.finally(() => retiring.delete(retired));
      await pause(RETRY_DELAY_MS, closing.signal);
    }
  }

  function open(): OpenedWorker {
    const opened = backend.createWorker(queue, process, {
      concurrency,
      autorun: false,
      lockDuration: LOCK_DURATION_MS,
      stalledInterval: STALLED_INTERVAL_MS,
      maxStalledCount: STALLED_COUNT_MAX,
      runRetryDelay: RETRY_DELAY_MS,
      // Also what was not put in by `ring` leaves nothing behind.
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    });
    opened.worker.on("error", onError);
    return opened;
  }

  async function retire({ worker, cut }: OpenedWorker): Promise<void> {
    const closed = worker.close().catch(onError);
    const deadline = performance.now() + closeTimeoutMs;
    let state: "open" | void = "open";
    while (state === "open" && running > 0 && performance.now() < deadline) {
      state = await within(LOOK_INTERVAL_MS, closed, "open");
    }
    await within(HANG_UP_MS, closed, undefined);
    await cut();
  }

  const working = work();
  return {
    async close() {
      closing.abort();
      replace();
      await working;
      await Promise.all(retiring);
    },
    jobsFinished: () => finished,
    jobsRunning: () => running,
    restart: () => replace(),
  };
}

/** Resolves when the worker can not go on, or was closed. */
async function runWorker(opened: OpenedWorker, onError: (error: Error) => void): Promise<void> {
  try {
    await opened.worker.waitUntilReady();
    await opened.worker.run();
  } catch (error) {
    onError(asError(error));
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  signal.addEventListener("abort", () => resolve(), { once: true });
  await promise;
  clearTimeout(timer);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
