import type { Queue } from "bullmq";
import type { Backend, BackendOptions } from "./backend.ts";
import { type ConsumeOptions, type Consumer, consumeQueue, type Handler } from "./consume.ts";
import { exportQueueMetrics } from "./export-metrics.ts";
import { type CounterOptions, guardCounter, type SharedCounter } from "./guard-counter.ts";
import { keepQueues } from "./keep-queues.ts";
import { openPostgres } from "./postgres-connection.ts";
import { QueueConfigurationError } from "./queue-configuration-error.ts";
import { type Bell, QUEUE_NAMES, type QueueName } from "./queues.ts";
import { quietReporter } from "./quiet-reporter.ts";
import { openRedis } from "./redis-connection.ts";
import { createRing } from "./ring.ts";
import { within } from "./within.ts";

export interface OpenQueueOptions {
  /** redis:// or rediss:// for Redis and Valkey, postgres:// for PostgreSQL. */
  readonly url: string;
  /** Keeps installations, or tests, that share one server apart. */
  readonly prefix?: string;
  /** How long a ring may take before it counts as not taken; 100 ms by default. */
  readonly ringDeadlineMs?: number;
  /** Hears of everything that goes wrong in the background. The same message at most every 10 s. */
  onError(error: Error): void;
}

export interface QueueConnection {
  /** True when the queue took the bell in time, false when not. Never throws and never hangs. */
  ring(bell: Bell): Promise<boolean>;
  /** Whether the queue's server answers within a second. Never throws. */
  ping(): Promise<boolean>;
  /** Starts to handle the jobs of a queue, now or as soon as the server can be reached. */
  consume<Name extends QueueName>(
    name: Name,
    handler: Handler<Name>,
    options: ConsumeOptions,
  ): Consumer;
  /** How many jobs nobody has taken yet; undefined when the queue does not answer in time. Never throws. */
  countWaiting(name: QueueName): Promise<number | undefined>;
  /** Opens a count that all processes with this queue share. */
  openCounter(options: CounterOptions): SharedCounter;
  /** BullMQ's own Queue objects, for the queue dashboard. */
  boards(): readonly Queue[];
  /** Prometheus text: bullmq_job_count{queue,state} and quittance_queue_up. Never throws. */
  exportMetrics(): Promise<string>;
  /** Closes the consumers that are still open, then the connections. May be called twice. */
  close(): Promise<void>;
}

const RING_DEADLINE_MS = 100;
/** How long the start waits for the queues, so that the first bells are not late. */
const READY_DEADLINE_MS = 2_000;
const PING_DEADLINE_MS = 1_000;
/** How long closing may take when the server does not answer. */
const CLOSE_DEADLINE_MS = 2_000;

/**
 * Opens the queue that the URL names. Throws a QueueConfigurationError when it must not be used as
 * it is. A server that can not be reached is no error: bells are not taken until it is there.
 */
export async function openQueue(options: OpenQueueOptions): Promise<QueueConnection> {
  const onError = quietReporter((error) => options.onError(error));
  const backend = await openBackend({ url: options.url, prefix: options.prefix, onError });
  const queues = keepQueues(backend, onError);
  if (backend.isUp()) await within(READY_DEADLINE_MS, queues.ready(), undefined);
  const consumers = new Set<Consumer>();
  const deadlineMs = options.ringDeadlineMs ?? RING_DEADLINE_MS;
  let closing: Promise<void> | undefined;

  async function close(): Promise<void> {
    await Promise.all([...consumers].map((consumer) => consumer.close()));
    await within(CLOSE_DEADLINE_MS, queues.close(), undefined);
    await within(CLOSE_DEADLINE_MS, backend.close(), undefined);
  }

  return {
    ring: createRing({
      isUp: () => backend.isUp(),
      add: (name, payload, jobOptions) => queues.of(name).add(name, payload, jobOptions),
      onError,
      deadlineMs,
    }),
    async ping() {
      const answer = backend.ask().then(() => true);
      return await within(PING_DEADLINE_MS, answer, false);
    },
    consume(name, handler, consumeOptions) {
      const consumer = consumeQueue(backend, name, handler, { ...consumeOptions, onError });
      consumers.add(consumer);
      return consumer;
    },
    countWaiting: (name) => within(PING_DEADLINE_MS, queues.of(name).getWaitingCount(), undefined),
    openCounter: (counter) =>
      guardCounter({
        isUp: () => backend.isUp(),
        add: backend.openCounter(counter),
        onError,
        deadlineMs,
      }),
    boards: () => queues.all(),
    exportMetrics: () =>
      exportQueueMetrics(
        QUEUE_NAMES.map((name) => ({ name, count: () => queues.of(name).getJobCounts() })),
      ),
    close() {
      closing ??= close();
      return closing;
    },
  };
}

function openBackend(options: BackendOptions): Promise<Backend> {
  if (/^rediss?:\/\//.test(options.url)) return openRedis(options);
  if (/^postgres(ql)?:\/\//.test(options.url)) return openPostgres(options);
  throw new QueueConfigurationError(
    "QUEUE_URL must begin with redis://, rediss:// or postgres://.",
  );
}
