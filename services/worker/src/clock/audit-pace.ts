import { sleep } from "@quittance/process";

/** How long a round goes on to begin slices. What is left is for the next one. */
const ROUND_MS_MAX = 4_000;

/** From so many waiting payments on an audit has a tenth of its time, and no less. */
const WAITING_MAX = 9;

/** Counting may itself take long, so what was counted is good for so long. */
const COUNTED_FOR_MS = 250;

/** How one round of an audit shares the database with payments. */
export interface AuditPace {
  /** Whether the round has gone on for long enough. */
  isOver(): boolean;
  /** Lets payments go first, after a slice that took so long; at the latest until the round is over. */
  rest(tookMs: number): Promise<void>;
}

/**
 * How long an audit rests after a slice: as long as that took for each payment that waits. So it goes on at once
 * while nothing waits, and payments never share a processor with many of its slices in a row.
 */
export const restMs = (tookMs: number, waiting: number): number =>
  tookMs * Math.min(waiting, WAITING_MAX);

/**
 * Begins a round.
 *
 * @param countWaiting how many payments wait; it need not count further than to so many
 */
export function beginRound(
  countWaiting: (most: number) => Promise<number>,
  signal: AbortSignal,
): AuditPace {
  const endsAt = performance.now() + ROUND_MS_MAX;
  let waiting = 0;
  let countedAt = -Infinity;
  return {
    isOver: () => signal.aborted || performance.now() > endsAt,
    async rest(tookMs) {
      if (performance.now() - countedAt > COUNTED_FOR_MS) {
        waiting = await countWaiting(WAITING_MAX);
        countedAt = performance.now();
      }
      // One millisecond more, because a round that has only just lasted long enough is not over.
      const ms = Math.min(restMs(tookMs, waiting), endsAt - performance.now() + 1);
      if (ms > 0) await sleep(ms, signal);
    },
  };
}
