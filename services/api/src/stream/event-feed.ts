import {
  type Database,
  type EventPosition,
  type FeedEvent,
  findEventPosition,
  readEventsAfter,
  readFeedEnd,
} from "@quittance/db";
import type { EventId, TenantId } from "@quittance/domain";
import { type Log, sleep } from "@quittance/process";
import type { ApiMetrics } from "../metrics.ts";
import { Problem } from "../problem/problem.ts";
import { limitAtOnce } from "./limit-at-once.ts";
import { createTail, type Tail } from "./tail.ts";

/** How often PostgreSQL is asked for new events, once for all clients of a tenant. */
const LOOK_EVERY_MS = 100;
const EVENTS_A_LOOK = 1_000;
const EVENTS_A_PAGE = 200;

/** Each costs a connection and some memory; others find room at another process. */
const CLIENTS_MAX = 10_000;

/** A tenant's clients take no more of that than a fifth. */
const CLIENTS_MAX_OF_TENANT = 2_000;

/** Clients that have fallen behind are read to, a few at a time; tenants take turns. */
const CATCHING_UP_AT_ONCE = 3;

/** When a client that found no room should try again. */
const RETRY_AFTER_SECONDS = 5;

/** One client's place in the events of its tenant. */
export interface Reader {
  /** The position of the last event that was read, or where it began. */
  position(): EventPosition;
  /** The next events in order; none when `waitMs` have passed without any, or it is to end. */
  next(waitMs: number): Promise<readonly FeedEvent[]>;
  /** Whether the feed is closed, and with it every stream. */
  isOver(): boolean;
  close(): void;
}

export interface EventFeed {
  /**
   * Opens a reader after an event, or at the present. Holds no database connection while it waits.
   * Codes: stream_full, when this process has as many readers as it should have, or as many of the tenant.
   * @returns undefined when the tenant has no such event
   */
  open(tenantId: TenantId, after: EventId | undefined): Promise<Reader | undefined>;
  /** Ends every reader at once, for shutting down. */
  release(): void;
}

interface Channel {
  readonly opening: Promise<Tail>;
  readers: number;
  readonly waiting: Set<() => void>;
}

export interface EventFeedDependencies {
  readonly db: Database;
  readonly log: Log;
  readonly metrics: Pick<ApiMetrics, "streamClients" | "streamQueries">;
  readonly clientsMax?: number;
  readonly clientsMaxOfTenant?: number;
}

/**
 * The events of all tenants that somebody listens to. One look at the database serves everybody who
 * is up to date; who is not reads pages until it is. Each reader pulls: one that is slow keeps
 * nothing waiting but itself.
 */
export function createEventFeed(deps: EventFeedDependencies): EventFeed {
  const { db, log, metrics } = deps;
  const { clientsMax = CLIENTS_MAX, clientsMaxOfTenant = CLIENTS_MAX_OF_TENANT } = deps;
  const channels = new Map<TenantId, Channel>();
  const catchUp = limitAtOnce<TenantId>(CATCHING_UP_AT_ONCE);
  let clients = 0;
  let over = false;

  function ask<T>(query: () => Promise<T>): Promise<T> {
    metrics.streamQueries.inc();
    return query();
  }

  /**
   * Counts a reader from the first moment on, so that nobody closes the channel under it, and that
   * readers who come at the same time do not pass a limit together.
   */
  function enter(tenantId: TenantId): Channel {
    const known = channels.get(tenantId);
    if (clients >= clientsMax || (known !== undefined && known.readers >= clientsMaxOfTenant)) {
      throw new Problem("stream_full", { retryAfterSeconds: RETRY_AFTER_SECONDS });
    }
    clients += 1;
    metrics.streamClients.inc();
    if (known !== undefined) {
      known.readers += 1;
      return known;
    }
    const channel: Channel = {
      opening: ask(() => readFeedEnd(db, tenantId)).then(createTail),
      readers: 1,
      waiting: new Set(),
    };
    channels.set(tenantId, channel);
    void follow(tenantId, channel);
    return channel;
  }

  function leave(tenantId: TenantId, channel: Channel): void {
    clients -= 1;
    metrics.streamClients.dec();
    channel.readers -= 1;
    if (channel.readers === 0) channels.delete(tenantId);
  }

  /** Looks for a tenant's events for as long as somebody reads them. */
  async function follow(tenantId: TenantId, channel: Channel): Promise<void> {
    while (channel.readers > 0 && !over) {
      await lookAt(tenantId, channel);
      await sleep(LOOK_EVERY_MS);
    }
  }

  async function lookAt(tenantId: TenantId, { opening, waiting }: Channel): Promise<void> {
    try {
      const tail = await opening;
      const events = await ask(() => readEventsAfter(db, tenantId, tail.end(), EVENTS_A_LOOK));
      if (events.length === 0) return;
      tail.append(events);
      for (const wake of waiting) wake();
      waiting.clear();
    } catch (error) {
      log.debug({ err: error }, "could not look for new events; looks again");
    }
  }

  async function waitFor({ waiting }: Channel, waitMs: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, waitMs);
    waiting.add(resolve);
    await promise;
    clearTimeout(timer);
    waiting.delete(resolve);
  }

  return {
    async open(tenantId, after) {
      const channel = enter(tenantId);
      let tail: Tail;
      let at: EventPosition | undefined;
      try {
        tail = await channel.opening;
        at =
          after === undefined
            ? tail.end()
            : await catchUp(tenantId, () => ask(() => findEventPosition(db, tenantId, after)));
      } catch (error) {
        leave(tenantId, channel);
        throw error;
      }
      if (at === undefined) {
        leave(tenantId, channel);
        return undefined;
      }
      return openReader(tail, at, {
        isOver: () => over,
        read: (position) =>
          catchUp(tenantId, () =>
            ask(() => readEventsAfter(db, tenantId, position, EVENTS_A_PAGE)),
          ),
        wait: (waitMs) => waitFor(channel, waitMs),
        leave: () => leave(tenantId, channel),
      });
    },
    release() {
      over = true;
      for (const { waiting } of channels.values()) for (const wake of waiting) wake();
    },
  };
}

interface ReaderParts {
  isOver(): boolean;
  /** A page of events out of the database. */
  read(after: EventPosition): Promise<readonly FeedEvent[]>;
  wait(waitMs: number): Promise<void>;
  leave(): void;
}

function openReader(tail: Tail, from: EventPosition, parts: ReaderParts): Reader {
  let at = from;
  let closed = false;
  const look = async () => tail.after(at, EVENTS_A_PAGE) ?? (await parts.read(at));
  return {
    position: () => at,
    isOver: () => parts.isOver() || closed,
    async next(waitMs) {
      let events = await look();
      if (events.length === 0 && !parts.isOver()) {
        await parts.wait(waitMs);
        events = await look();
      }
      at = events.at(-1)?.position ?? at;
      return events;
    },
    close() {
      if (!closed) parts.leave();
      closed = true;
    },
  };
}
