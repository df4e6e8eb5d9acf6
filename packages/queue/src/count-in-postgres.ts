import { RateLimiterPostgres } from "rate-limiter-flexible";
import type { AddToStore, CounterOptions } from "./guard-counter.ts";
import type { PoolForBullmq } from "./patient-pool.ts";

const TABLE = "quittance_counts";

/**
 * Unlogged: what is counted is worth nothing after a crash, and must not cost a write to the log. Two
 * processes that create it at the same time get in each other's way, and try again.
 */
const CREATE_TABLE = `create unlogged table if not exists ${TABLE} (
  key varchar(255) primary key, points integer not null default 0, expire bigint)`;

/** Windows that are over are of no use to anyone. */
const DELETE_EXPIRED = `delete from ${TABLE} where expire < $1`;
const SWEEP_INTERVAL_MS = 60_000;

/** Counts in a table of the queue's database, which is created by the first count. */
export function countInPostgres(
  pool: Pick<PoolForBullmq, "query">,
  { name, windowSeconds }: CounterOptions,
  prefix: string,
): AddToStore {
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    storeType: "pool",
    tableName: TABLE,
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: `${prefix}:${name}`,
    // What is allowed is decided by those who count.
    points: 1,
    duration: windowSeconds,
  });
  let table: Promise<unknown> | undefined;
  let sweptAt = 0;

  async function ensureTable(): Promise<void> {
    table ??= pool.query(CREATE_TABLE);
    try {
      await table;
    } catch (error) {
      table = undefined;
      throw error;
    }
  }

  return async (key, amount) => {
    await ensureTable();
    if (performance.now() - sweptAt > SWEEP_INTERVAL_MS) {
      sweptAt = performance.now();
      await pool.query(DELETE_EXPIRED, [Date.now()]);
    }
    const { consumedPoints, msBeforeNext } = await limiter.penalty(key, amount);
    return { total: consumedPoints, msLeft: msBeforeNext };
  };
}
