import type { Queue, WorkerOptions } from "bullmq";
import type { AddToStore, CounterOptions } from "./guard-counter.ts";
import type { QueueName } from "./queues.ts";

/** Handles one job. */
export type ProcessJob = (job: { readonly id?: string; readonly data: unknown }) => Promise<void>;

/** The part of a BullMQ Worker that is the same on every backend. */
export interface LoopingWorker {
  waitUntilReady(): Promise<void>;
  /** Fetches and processes until the worker is closed. */
  run(): Promise<void>;
  /** Stops fetching and waits for running jobs, without a limit of its own. */
  close(): Promise<void>;
  on(event: "error", listener: (error: Error) => void): unknown;
}

export interface OpenedWorker {
  readonly worker: LoopingWorker;
  /** Lets go of the worker's connections, whatever state they are in. Never rejects. */
  cut(): Promise<void>;
}

export type WorkerSettings = Omit<WorkerOptions, "connection" | "prefix">;

/** What differs between Redis and PostgreSQL. Chosen by the scheme of the URL, once. */
export interface Backend {
  /** Whether a ring has a chance now. A queue that is known to be gone is not even asked. */
  isUp(): boolean;
  /** Asks the server. Rejects when it does not answer; may hang, so callers set a deadline. */
  ask(): Promise<void>;
  createQueue(name: QueueName): Queue;
  createWorker(name: QueueName, process: ProcessJob, settings: WorkerSettings): OpenedWorker;
  /** Opens a count that processes share. Adding to it may reject and may hang. */
  openCounter(options: CounterOptions): AddToStore;
  close(): Promise<void>;
}

export interface BackendOptions {
  readonly url: string;
  /** Keeps installations, or tests, that share one server apart. */
  readonly prefix: string | undefined;
  readonly onError: (error: Error) => void;
}
