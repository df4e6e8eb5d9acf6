import { setTimeout as delay } from "node:timers/promises";
import type { AccountId } from "@quittance/domain";

type Sides = readonly AccountId[];

/** One batch of this process, by the accounts that it moves money between. */
export interface Turn {
  /**
   * Resolves when it is this batch's turn: at once, or, when earlier batches of this process have
   * accounts of most of its intents, when those are over. To be called before accounts are locked.
   *
   * @param sides the accounts of each of its intents
   */
  begin(sides: readonly Sides[]): Promise<void>;
  /** Lets those that come after go on. */
  end(): void;
}

export interface Turns {
  take(): Turn;
}

/**
 * A batch waits no longer than this, and is in the way of others no longer than this when its turn has come: it may
 * itself wait for what another process holds, and many come while it does.
 */
const PATIENCE_MS = 250;

interface Begun {
  readonly accounts: ReadonlySet<AccountId>;
  readonly over: PromiseWithResolvers<void>;
}

/**
 * Lets batches that would get in each other's way go one after the other. A batch that tries for
 * accounts that its neighbour holds passes over nearly everything, and has been read for nothing;
 * so it waits when it has been read, and is the next one. Nothing depends on it but speed.
 */
export function createTurns(patienceMs = PATIENCE_MS): Turns {
  const earlier = new Set<Begun>();
  return {
    take() {
      const own: Begun[] = [];
      let isTooLong: NodeJS.Timeout | undefined;
      const end = () => {
        clearTimeout(isTooLong);
        for (const begun of own) {
          earlier.delete(begun);
          begun.over.resolve();
        }
      };
      return {
        async begin(sides) {
          const inTheWay = findInTheWay(sides, [...earlier]);
          const begun = {
            accounts: new Set(sides.flat()),
            over: Promise.withResolvers<void>(),
          };
          own.push(begun);
          earlier.add(begun);
          if (inTheWay.length > 0) await allOver(inTheWay, patienceMs);
          isTooLong = setTimeout(end, patienceMs);
        },
        end,
      };
    },
  };
}

/** Resolves when all of these are over, or after so many milliseconds. */
async function allOver(batches: readonly Begun[], patienceMs: number): Promise<void> {
  const patience = new AbortController();
  await Promise.race([
    Promise.all(batches.map(({ over }) => over.promise)),
    delay(patienceMs, undefined, { signal: patience.signal }).catch(() => {}),
  ]);
  patience.abort();
}

/** The batches that have accounts of these intents, when they have some of more than half of them. */
function findInTheWay(sides: readonly Sides[], earlier: readonly Begun[]): readonly Begun[] {
  const taken = sides.filter((own) => own.some((account) => isTaken(account, earlier)));
  if (taken.length * 2 <= sides.length) return [];
  const wanted = taken.flat();
  return earlier.filter(({ accounts }) => wanted.some((account) => accounts.has(account)));
}

const isTaken = (account: AccountId, earlier: readonly Begun[]): boolean =>
  earlier.some(({ accounts }) => accounts.has(account));
