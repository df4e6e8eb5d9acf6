import type { EventPosition, FeedEvent } from "@quittance/db";

/** How many of the last events are kept, for clients that are a little behind. */
const KEPT_MAX = 2_000;

/** The last events of a tenant, as far as somebody reads them now. */
export interface Tail {
  /** The position of the last event that was seen. */
  end(): EventPosition;
  append(events: readonly FeedEvent[]): void;
  /** The events after a position; undefined when some of them are not kept any more. */
  after(position: EventPosition, limit: number): readonly FeedEvent[] | undefined;
}

/** Begins a tail at a position. */
export function createTail(beginning: EventPosition): Tail {
  let start = beginning;
  let events: FeedEvent[] = [];
  return {
    end: () => events.at(-1)?.position ?? start,
    append(more) {
      events.push(...more);
      if (events.length <= KEPT_MAX) return;
      const dropped = events.length - KEPT_MAX;
      start = events[dropped - 1]?.position ?? start;
      events = events.slice(dropped);
    },
    after(position, limit) {
      if (comparePositions(position, start) < 0) return undefined;
      let low = 0;
      let high = events.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        const event = events[middle];
        if (event !== undefined && comparePositions(event.position, position) <= 0)
          low = middle + 1;
        else high = middle;
      }
      return events.slice(low, low + limit);
    },
  };
}

/** The order of the feed: that of transactions, and in one that of ids, whose text sorts like they do. */
export function comparePositions(a: EventPosition, b: EventPosition): number {
  const [xidA, xidB] = [BigInt(a.xid), BigInt(b.xid)];
  if (xidA !== xidB) return xidA < xidB ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
