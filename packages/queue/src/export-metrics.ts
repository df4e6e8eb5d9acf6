import type { QueueName } from "./queues.ts";
import { within } from "./within.ts";

export interface CountedQueue {
  readonly name: QueueName;
  /** The number of jobs by state. May hang when the server does not answer. */
  count(): Promise<Readonly<Record<string, number>>>;
}

const COUNT_DEADLINE_MS = 2_000;

/**
 * Counts the jobs of several queues in Prometheus' text format, with one HELP and TYPE for all.
 * A queue that does not answer has no counts, so that it is not mistaken for an empty one.
 */
export async function exportQueueMetrics(queues: readonly CountedQueue[]): Promise<string> {
  const counted = await Promise.all(
    queues.map(async (queue) => ({
      name: queue.name,
      counts: await within(COUNT_DEADLINE_MS, queue.count(), undefined),
    })),
  );
  const counts = counted.flatMap(({ name, counts: states }) =>
    Object.entries(states ?? {}).map(
      ([state, count]) => `bullmq_job_count{queue="${name}",state="${state}"} ${count}`,
    ),
  );
  const ups = counted.map(
    ({ name, counts: states }) => `quittance_queue_up{queue="${name}"} ${states ? 1 : 0}`,
  );
  return [
    "# HELP bullmq_job_count Number of jobs in the queue by state",
    "# TYPE bullmq_job_count gauge",
    ...counts,
    "# HELP quittance_queue_up Whether the queue answered when it was counted",
    "# TYPE quittance_queue_up gauge",
    ...ups,
    "",
  ].join("\n");
}
