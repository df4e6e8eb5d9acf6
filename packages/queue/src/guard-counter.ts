import { within } from "./within.ts";

/** What all processes together have counted under a name. */
export interface SharedCount {
  /** In the window that runs now. */
  readonly total: number;
  /** How long that window still runs, in milliseconds. */
  readonly msLeft: number;
}

/** Counts what several processes do, in windows of one length that begin with the first count. */
export interface SharedCounter {
  /**
   * Adds to the count of a name. Resolves with undefined when the store does not answer in time, and
   * what was added may be lost then. Never rejects and never hangs.
   */
  add(name: string, amount: number): Promise<SharedCount | undefined>;
}

export interface CounterOptions {
  /** Keeps counters of different things apart. */
  readonly name: string;
  readonly windowSeconds: number;
}

/** The part of a counter that differs between the stores. May reject, and may hang. */
export type AddToStore = (name: string, amount: number) => Promise<SharedCount>;

export interface GuardOptions {
  /** Whether the store has a chance to answer now. */
  readonly isUp: () => boolean;
  readonly add: AddToStore;
  readonly onError: (error: Error) => void;
  /** How long an answer may take. */
  readonly deadlineMs: number;
  readonly now?: () => number;
}

/** How long a store that did not answer is left alone before it is tried again, with one request. */
const REST_MS = 1_000;

/** How many requests may be under way: a frozen store would otherwise collect them. */
const UNDER_WAY_MAX = 64;

/**
 * Makes a counter out of a store that can be away. One that does not answer in time is asked nothing
 * for a second, then once; when it answers, it is back.
 */
export function guardCounter(options: GuardOptions): SharedCounter {
  const { isUp, add, onError, deadlineMs, now = () => performance.now() } = options;
  let underWay = 0;
  let restsUntil = 0;
  let isAway = false;

  async function ask(name: string, amount: number): Promise<SharedCount | undefined> {
    underWay += 1;
    const answer = add(name, amount)
      .catch((error: unknown) => {
        onError(error instanceof Error ? error : new Error(String(error)));
        return undefined;
      })
      .finally(() => {
        underWay -= 1;
      });
    const count = await within(deadlineMs, answer, undefined);
    isAway = count === undefined;
    if (isAway) restsUntil = now() + REST_MS;
    return count;
  }

  return {
    async add(name, amount) {
      const triesMax = isAway ? 1 : UNDER_WAY_MAX;
      if (!isUp() || underWay >= triesMax || now() < restsUntil) return undefined;
      return await ask(name, amount);
    },
  };
}
