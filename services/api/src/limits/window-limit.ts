import type { SharedCounter } from "@quittance/queue";
import { LRUCache } from "lru-cache";

export interface WindowLimitOptions {
  /** How often something may happen in one window. */
  readonly limit: number;
  readonly windowSeconds: number;
  /** What other processes count, too. */
  readonly counter: SharedCounter;
  /** How much is counted here before the others are told of it. */
  readonly portion: number;
  /** How many names are remembered; the one that was seen least lately is forgotten first. */
  readonly namesMax: number;
  readonly now?: () => number;
}

/** How a name stands to its limit. */
export interface Standing {
  readonly allowed: boolean;
  /** How often it may still happen in this window. */
  readonly remaining: number;
  /** When the next window begins, in seconds from now, rounded up. */
  readonly resetSeconds: number;
}

/** A limit that is decided here and at once, and shared with other processes in the background. */
export interface WindowLimit {
  /** Counts once, unless the limit is reached. */
  take(name: string): Standing;
}

/** What is known of one name in one window. */
interface Window {
  /** What everyone has counted, as far as is known here. */
  total: number;
  /** What was counted here and nobody else has been told yet. */
  untold: number;
  /** What was told and is not answered yet. */
  underWay: number;
  endsAt: number;
}

/**
 * Makes a limit that never waits for anyone. What is counted here is told to the store in portions, and
 * its answer brings what the others have counted. While everyone is told in time, all together allow
 * at most `limit` and for each process `portion` and what it allows during one answer. While the
 * store is away, each process allows `limit`.
 */
export function createWindowLimit(options: WindowLimitOptions): WindowLimit {
  const { limit, windowSeconds, counter, portion, namesMax } = options;
  const { now = () => performance.now() } = options;
  const windows = new LRUCache<string, Window>({ max: namesMax });

  function windowOf(name: string, time: number): Window {
    const known = windows.get(name);
    if (known !== undefined && time < known.endsAt) return known;
    const fresh = { total: 0, untold: 0, underWay: 0, endsAt: time + windowSeconds * 1_000 };
    windows.set(name, fresh);
    return fresh;
  }

  async function tell(name: string, window: Window): Promise<void> {
    const amount = window.untold;
    window.untold = 0;
    window.underWay += amount;
    const count = await counter.add(name, amount);
    window.underWay -= amount;
    if (count === undefined) return;
    // The store's windows are everyone's windows.
    window.total = count.total + window.underWay + window.untold;
    // Some stores go by the clocks of those who count; one that is wrong must not stretch a window.
    window.endsAt = now() + Math.min(count.msLeft, windowSeconds * 1_000);
  }

  function standingOf(window: Window, allowed: boolean, time: number): Standing {
    return {
      allowed,
      remaining: Math.max(0, limit - window.total),
      // In whole milliseconds first: a sum of fractions may come out a trifle longer than the window.
      resetSeconds: Math.max(1, Math.ceil(Math.round(window.endsAt - time) / 1_000)),
    };
  }

  return {
    take(name) {
      const time = now();
      const window = windowOf(name, time);
      if (window.total >= limit) return standingOf(window, false, time);
      window.total += 1;
      window.untold += 1;
      if (window.untold >= portion) void tell(name, window);
      return standingOf(window, true, time);
    },
  };
}
