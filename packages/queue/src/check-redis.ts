import type { Redis } from "ioredis";
import { QueueConfigurationError } from "./queue-configuration-error.ts";

/**
 * Throws a QueueConfigurationError when the server may throw away keys: BullMQ's locks and jobs
 * would be among them. Managed servers forbid CONFIG, and tell the same in INFO.
 */
export async function checkRedis(redis: Redis): Promise<void> {
  const policy = await readEvictionPolicy(redis);
  if (policy !== "noeviction") {
    throw new QueueConfigurationError(
      `QUEUE_URL: Redis has maxmemory-policy ${policy} and would throw away jobs when its memory is full; set it to noeviction.`,
    );
  }
}

async function readEvictionPolicy(redis: Redis): Promise<string> {
  try {
    const answer = await redis.config("GET", "maxmemory-policy");
    if (Array.isArray(answer) && typeof answer[1] === "string") return answer[1];
  } catch {
    // Fall through to INFO.
  }
  const info = await redis.info("memory");
  return /^maxmemory_policy:(\S+)/m.exec(info)?.[1] ?? "unknown";
}
