/** How many retries a client may make, over all of its calls. */
export interface RetryBudgetOptions {
  /** How many retries may come at once after a time without any. Default 100. */
  burst?: number;
  /** How many come back in a second whatever happens. Default 10. */
  perSecond?: number;
  /** How many come back with each call that was answered. Default 0.1: every tenth may be repeated. */
  perAnswer?: number;
}

/** A bucket of tokens, of which each retry takes one. */
export interface RetryBudget {
  /** Takes a token; false when there is none. */
  take(): boolean;
  /** A call was answered. */
  refill(): void;
}

/**
 * Keeps the retries of all calls of a client together within bounds, so that a server which is
 * down, or too busy, is not asked several times as often as when it is well.
 *
 * @param now milliseconds of a clock that only goes forward
 */
export function createRetryBudget(
  { burst = 100, perSecond = 10, perAnswer = 0.1 }: RetryBudgetOptions = {},
  now: () => number = () => performance.now(),
): RetryBudget {
  let tokens = burst;
  let countedAtMs = now();

  function add(more: number): void {
    tokens = Math.min(burst, tokens + more);
  }
  return {
    take() {
      const nowMs = now();
      add(((nowMs - countedAtMs) / 1_000) * perSecond);
      countedAtMs = nowMs;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
    refill: () => add(perAnswer),
  };
}

/** For programs that would rather ask too often than give up. */
export const UNLIMITED: RetryBudget = { take: () => true, refill: () => undefined };
