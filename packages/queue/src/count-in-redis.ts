import type { Redis } from "ioredis";
import { RateLimiterRedis } from "rate-limiter-flexible";
import type { AddToStore, CounterOptions } from "./guard-counter.ts";

/** Counts in keys of Redis or Valkey that expire with their window. */
export function countInRedis(
  redis: Redis,
  { name, windowSeconds }: CounterOptions,
  prefix: string,
): AddToStore {
  const limiter = new RateLimiterRedis({
    storeClient: redis,
    keyPrefix: `${prefix}:count:${name}`,
    // What is allowed is decided by those who count.
    points: 1,
    duration: windowSeconds,
  });
  return async (key, amount) => {
    const { consumedPoints, msBeforeNext } = await limiter.penalty(key, amount);
    return { total: consumedPoints, msLeft: msBeforeNext };
  };
}
