import { sleep } from "@quittance/process";

/** How long a round goes on to begin slices. What is left is for the next one. */
const ROUND_MS_MAX = 4_000;

/** So many waiting payments are full load: of more an audit takes no more notice. */
const WAITING_MAX = 9;

/** How one round of an audit shares the database with payments. */
export interface AuditPace {
  /** Whether the round has gone on for long enough. */
  isOver(): boolean;
  /** Lets payments go first, after a slice that took so long. */
  rest(tookMs: number): Promise<void>;
}

/**
 * How long an audit rests after a slice: as long as that took for each payment that waits. So it goes on at once
 * while nothing waits, and under full load a tenth of a processor is left to it, never many slices in a row.
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
  const startedAt = performance.now();
  return {
    isOver: () => signal.aborted || performance.now() - startedAt > ROUND_MS_MAX,
    rest: async (tookMs) => sleep(restMs(tookMs, await countWaiting(WAITING_MAX)), signal),
  };
}
