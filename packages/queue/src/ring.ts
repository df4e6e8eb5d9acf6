import { randomUUID } from "node:crypto";
import type { JobsOptions } from "bullmq";
import { type Bell, type PayloadByQueue, payloadOf, type QueueName } from "./queues.ts";
import { within } from "./within.ts";

export interface RingOptions {
  /** Whether a ring has a chance now. */
  readonly isUp: () => boolean;
  /** Adds a job to a queue. */
  readonly add: (
    queue: QueueName,
    payload: PayloadByQueue[QueueName],
    options: JobsOptions,
  ) => Promise<unknown>;
  readonly onError: (error: Error) => void;
  /** How long a ring may take before it counts as not taken. */
  readonly deadlineMs: number;
}

/** Rings a bell; true when the queue took it in time. Never throws and never hangs. */
export type Ring = (bell: Bell) => Promise<boolean>;

/**
 * How many rings may be without an answer after their deadline. A server that accepts commands and
 * answers none would otherwise collect a promise, and bytes in a socket, for each ring.
 */
const LATE_MAX = 64;

/**
 * Makes the function that rings. One job a bell, one attempt, nothing kept: PostgreSQL knows what
 * is unfinished, and whatever is not taken here, or is lost later, is rung again from there.
 */
export function createRing(options: RingOptions): Ring {
  const { isUp, add, onError, deadlineMs } = options;
  let late = 0;

  return async (bell) => {
    if (late >= LATE_MAX || !isUp()) return false;
    let answered = false;
    const adding = Promise.resolve().then(() =>
      add(bell.queue, payloadOf(bell), {
        jobId: randomUUID(),
        attempts: 1,
        removeOnComplete: true,
        removeOnFail: true,
      }),
    );
    const taken = adding
      .then(
        () => true,
        (error: unknown) => {
          onError(error instanceof Error ? error : new Error(String(error)));
          return false;
        },
      )
      .finally(() => {
        answered = true;
      });
    const inTime = await within(deadlineMs, taken, false);
    if (!answered) {
      late += 1;
      void taken.finally(() => {
        late -= 1;
      });
    }
    return inTime;
  };
}
