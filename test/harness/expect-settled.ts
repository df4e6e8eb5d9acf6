import type postgres from "postgres";
import { expect } from "vitest";
import { findBrokenRules } from "./find-broken-rules.ts";
import type { Drill } from "./open-drill.ts";
import { type Load, type LoadRequest, sendLoadRequest } from "./run-load.ts";

/** What became of all intents of a drill. */
export interface Settled {
  readonly succeeded: number;
  readonly failed: number;
  /** Intents whose bell had to be rung again before they were decided. */
  readonly rungAgain: number;
  /** How long it took until nothing was pending any more, in seconds. */
  readonly seconds: number;
}

const SETTLE_MS_MAX = 60_000;
const REPLAYS_AT_ONCE = 16;

/**
 * What every drill must come to: each acknowledged key has one intent in one final state, within a
 * minute and without a hand; the books are in order; the same keys are answered with the same intents.
 */
export async function expectSettled(drill: Drill, load: Load): Promise<Settled> {
  const startedAt = performance.now();
  await load.done;
  await expect
    .poll(() => countPending(drill.sql), { timeout: SETTLE_MS_MAX, interval: 100 })
    .toBe(0);
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;

  const ids = [...load.acknowledged.values()].flat();
  const planned = load.requests.flatMap(({ payments }) => payments);
  expect(ids).toHaveLength(planned.length);
  expect(new Set(ids).size).toBe(ids.length);
  const { intents, posted, quarantined, ...counts } = await countOutcomes(drill.sql);
  // No intent but those that the clients know of, and no movement of money but theirs.
  expect(intents).toBe(ids.length);
  expect(posted).toBe(counts.succeeded);
  expect(counts.succeeded + counts.failed).toBe(ids.length);
  expect(quarantined).toBe(0);
  expect(counts.succeeded).toBeGreaterThan(0);
  expect(counts.failed).toBeGreaterThan(0);
  expect(await findBrokenRules(drill.sql)).toEqual({});
  await expectReplays(drill, load);
  return { ...counts, seconds };
}

/** Intents that wait to be decided. */
export async function countPending(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int from payment_intents where status = 'pending' and quarantined_at is null`;
  return row?.count ?? 0;
}

async function countOutcomes(sql: postgres.Sql) {
  const [row] = await sql<
    Record<"intents" | "posted" | "succeeded" | "failed" | "rungAgain" | "quarantined", number>[]
  >`
    select count(*)::int as intents,
           (select count(*)::int from ledger_transactions) as posted,
           count(*) filter (where status = 'succeeded')::int as succeeded,
           count(*) filter (where status = 'failed')::int as failed,
           count(*) filter (where quarantined_at is not null)::int as quarantined,
           count(*) filter (where rings > 0)::int as "rungAgain"
      from payment_intents`;
  if (row === undefined) throw new Error("no counts");
  return row;
}

async function expectReplays(drill: Drill, { requests, acknowledged }: Load): Promise<void> {
  const queue = requests.values();
  const different: string[] = [];
  async function replay(lane: Iterator<LoadRequest> & Iterable<LoadRequest>): Promise<void> {
    for (const request of lane) {
      const { ids, replayed } = await sendLoadRequest(drill.processes.client, request);
      if (!replayed || String(ids) !== String(acknowledged.get(request.key))) {
        different.push(request.key);
      }
    }
  }
  await Promise.all(Array.from({ length: REPLAYS_AT_ONCE }, () => replay(queue)));
  expect(different).toEqual([]);
}
