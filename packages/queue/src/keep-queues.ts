import type { Queue } from "bullmq";
import type { Backend } from "./backend.ts";
import { QUEUE_NAMES, type QueueName } from "./queues.ts";

export interface KeptQueues {
  of(name: QueueName): Queue;
  all(): readonly Queue[];
  /** Resolves when every queue has reached its server. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

const REBUILD_DELAY_MS = 1_000;

/**
 * Holds the BullMQ Queue of every name. A Queue whose first contact with the server fails half-way
 * stays broken for ever, because BullMQ remembers the failure; such a one is replaced.
 */
export function keepQueues(backend: Backend, onError: (error: Error) => void): KeptQueues {
  const queues = new Map<QueueName, Queue>();
  const rebuilds = new Set<NodeJS.Timeout>();
  let closed = false;

  function open(name: QueueName): Queue {
    const queue = backend.createQueue(name);
    queue.on("error", onError);
    queues.set(name, queue);
    queue.waitUntilReady().catch((error: unknown) => {
      if (closed) return;
      onError(error instanceof Error ? error : new Error(String(error)));
      const timer = setTimeout(() => {
        rebuilds.delete(timer);
        queue.close().catch(() => {});
        open(name);
      }, REBUILD_DELAY_MS);
      rebuilds.add(timer);
    });
    return queue;
  }

  for (const name of QUEUE_NAMES) open(name);
  return {
    of: (name) => queues.get(name) ?? open(name),
    all: () => [...queues.values()],
    async ready() {
      await Promise.all([...queues.values()].map((queue) => queue.waitUntilReady()));
    },
    async close() {
      closed = true;
      for (const timer of rebuilds) clearTimeout(timer);
      await Promise.allSettled([...queues.values()].map((queue) => queue.close()));
    },
  };
}
