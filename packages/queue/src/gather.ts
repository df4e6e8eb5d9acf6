export interface GatherOptions<Item, Result> {
  /** The most weight a group may have. An item that weighs more goes in a group of its own. */
  readonly limit: number;
  /** How many groups may be handled at the same time; 1 by default. */
  readonly lanes?: number;
  /**
   * When another lane opens beside a busy one: for items that weigh so much together, or of which the
   * first has waited so long. At once by default. Two small groups cost more than a larger one.
   */
  readonly openLane?: { readonly weight: number; readonly waitMs: number };
  /** The weight of an item; 1 by default. */
  readonly weigh?: (item: Item) => number;
  /** Handles a group and returns one result for each item, in the same order. */
  readonly handle: (items: readonly Item[]) => Promise<readonly Result[]>;
}

/** Hands an item over; resolves with its result, rejects with the error of its group. */
export type Gatherer<Item, Result> = (item: Item) => Promise<Result>;

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly weight: number;
  readonly since: number;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

/**
 * What arrives together goes together. An item that finds a free lane is handled at once, alone;
 * items that arrive while every lane is busy wait, and go together, in order, when one is free.
 * There is no timer: load alone makes the groups, and a single item never waits for company.
 */
export function gather<Item, Result>(options: GatherOptions<Item, Result>): Gatherer<Item, Result> {
  return gatherUntilIdle(options, () => {});
}

/** As `gather`; calls `onIdle` each time when nothing is waiting or being handled any more. */
export function gatherUntilIdle<Item, Result>(
  options: GatherOptions<Item, Result>,
  onIdle: () => void,
): Gatherer<Item, Result> {
  const { limit, lanes = 1, openLane, weigh = () => 1, handle } = options;
  const queue: Waiting<Item, Result>[] = [];
  let queuedWeight = 0;
  let busyLanes = 0;

  /** Whether what waits is worth a lane of its own. */
  function isCrowd(): boolean {
    if (openLane === undefined || busyLanes === 0) return true;
    const [first] = queue;
    return (
      queuedWeight >= openLane.weight ||
      (first !== undefined && performance.now() - first.since >= openLane.waitMs)
    );
  }

  function startGroups(): void {
    while (busyLanes < lanes && queue.length > 0 && isCrowd()) {
      busyLanes += 1;
      const group = takeGroup(queue, limit);
      for (const { weight } of group) queuedWeight -= weight;
      void handleGroup(group);
    }
  }

  async function handleGroup(group: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await handle(group.map(({ item }) => item));
      settle(group, results);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
    busyLanes -= 1;
    startGroups();
    if (busyLanes === 0) onIdle();
  }

  return (item) =>
    new Promise((resolve, reject) => {
      const weight = weigh(item);
      queuedWeight += weight;
      queue.push({ item, weight, since: performance.now(), resolve, reject });
      startGroups();
    });
}

/** Takes from the front of the queue as many items as the limit allows, and at least one. */
function takeGroup<Weighed extends { readonly weight: number }>(
  queue: Weighed[],
  limit: number,
): Weighed[] {
  let total = 0;
  let count = 0;
  for (const { weight } of queue) {
    if (count > 0 && total + weight > limit) break;
    total += weight;
    count += 1;
  }
  return queue.splice(0, count);
}

function settle<Item, Result>(
  group: readonly Waiting<Item, Result>[],
  results: readonly Result[],
): void {
  if (results.length !== group.length) {
    throw new Error(`${group.length} items were handled but ${results.length} results came back`);
  }
  results.forEach((result, index) => group[index]?.resolve(result));
}
