import { type Gatherer, type GatherOptions, gatherUntilIdle } from "./gather.ts";

export interface GatherByKeyOptions<Key, Item, Result>
  extends Omit<GatherOptions<Item, Result>, "handle"> {
  /** Handles a group whose items all came under the same key. */
  readonly handle: (key: Key, items: readonly Item[]) => Promise<readonly Result[]>;
}

/** Hands an item over under its key, for example the tenant it belongs to. */
export type KeyedGatherer<Key, Item, Result> = (key: Key, item: Item) => Promise<Result>;

/** A gatherer for each key, with lanes of its own. A key's gatherer is dropped when it is idle. */
export function gatherByKey<Key, Item, Result>(
  options: GatherByKeyOptions<Key, Item, Result>,
): KeyedGatherer<Key, Item, Result> {
  const { handle, ...rest } = options;
  const gatherers = new Map<Key, Gatherer<Item, Result>>();

  return (key, item) => {
    let gatherer = gatherers.get(key);
    if (gatherer === undefined) {
      gatherer = gatherUntilIdle({ ...rest, handle: (items) => handle(key, items) }, () =>
        gatherers.delete(key),
      );
      gatherers.set(key, gatherer);
    }
    return gatherer(item);
  };
}
