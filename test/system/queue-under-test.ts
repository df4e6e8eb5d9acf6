import { randomUUID } from "node:crypto";
import { openQueue, type QueueConnection } from "@quittance/queue";

/** The backend that this run of the tests is about. */
export type QueueBackend = "postgres" | "redis";

const QUEUE_DATABASE = "quittance_queue_test";

/** Reads QT_QUEUE, which the test project sets. */
export function queueBackend(): QueueBackend {
  const backend = process.env["QT_QUEUE"];
  if (backend === "postgres" || backend === "redis") return backend;
  throw new Error("QT_QUEUE must be postgres or redis; run `npm test`.");
}

/** Where the queue of this run is. */
export function queueUrl(): string {
  const backend = queueBackend();
  if (backend === "redis") return requireVariable("QT_TEST_REDIS_URL");
  const url = new URL(requireVariable("QT_TEST_PG18_URL"));
  url.pathname = `/${QUEUE_DATABASE}`;
  return url.href;
}

/** Reads a variable that the test runner sets. */
export function requireVariable(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set; run \`npm test\`.`);
  return value;
}

export interface QueueUnderTest extends QueueConnection {
  /** The messages of all errors that were reported. */
  readonly errors: readonly string[];
  /** Rings the relay bell of a tenant. */
  ringRelay(tenantId: string): Promise<boolean>;
}

/** Opens a queue that shares its server, and nothing else, with the other tests. */
export async function openTestQueue(
  options: { url?: string; prefix?: string; ringDeadlineMs?: number } = {},
): Promise<QueueUnderTest> {
  const errors: string[] = [];
  const queue = await openQueue({
    url: options.url ?? queueUrl(),
    prefix: options.prefix ?? newPrefix(),
    // Two cores and a server that was just started answer late now and then.
    ringDeadlineMs: options.ringDeadlineMs ?? 10_000,
    onError: (error) => errors.push(error.message),
  });
  const ringRelay = (tenantId: string): Promise<boolean> =>
    queue.ring({ queue: "relay", tenantId });
  return { ...queue, errors, ringRelay };
}

/** A prefix of its own for a test's queues. */
export function newPrefix(): string {
  return `test-${randomUUID().slice(0, 8)}`;
}
