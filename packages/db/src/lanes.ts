import { setImmediate as nextTurn } from "node:timers/promises";
import type postgres from "postgres";
import { isDatabaseAway, isOutcomeUnknown } from "./errors.ts";
import { ServerSilentError } from "./watch-server.ts";

/** Speaks on a connection of its own. Once that is lost, whatever is sent is refused with CONNECTION_ENDED. */
export type WorkOnLane<T> = (sql: postgres.Sql, isLost: () => boolean) => Promise<T>;

/** Connections, each of which one user has to itself at a time. */
export interface Lanes {
  /** Runs `work` on a connection that nobody else speaks on meanwhile, as soon as there is one. */
  use<T>(work: WorkOnLane<T>): Promise<T>;
  /** Ends every connection at once; whoever waits for an answer is told that the connection broke. */
  breakOff(): void;
  close(): Promise<void>;
}

/** The settings by which a connection tells that it was lost, and stays until then. */
export type LaneSettings = Required<
  Pick<postgres.Options<Record<string, never>>, "max" | "onclose" | "max_lifetime">
>;

interface Lane {
  readonly sql: postgres.Sql;
  isConnected: boolean;
  isLost: boolean;
}

/** How long what is under way may take to finish when everything is closed. */
const CLOSE_SECONDS = 5;

/**
 * A pool in which a user has a whole connection, so that what is sent in one go stays together: begin,
 * whose rows are meant, statement, commit. Each is a postgres.js pool of one connection, which is sent
 * nothing before it is connected and never used again after it was lost: connecting again with what
 * was still to be sent hangs, for as long as the server is starting up (postgres.js 3.4).
 */
export function openLanes(lanesMax: number, open: (settings: LaneSettings) => postgres.Sql): Lanes {
  const lanes = new Set<Lane>();
  const free: Lane[] = [];
  const waiting: PromiseWithResolvers<Lane | undefined>[] = [];
  let isClosing = false;
  const allFree = Promise.withResolvers<void>();

  /** Tells who is closing that nobody speaks any more. */
  function tellWhenAllFree(): void {
    if (isClosing && free.length === lanes.size) allFree.resolve();
  }

  function openLane(): Lane {
    const lane: Lane = {
      isConnected: false,
      isLost: false,
      sql: open({
        max: 1,
        onclose: () => {
          lane.isLost = true;
          const index = free.indexOf(lane);
          if (index >= 0) free.splice(index, 1);
          // At once, though somebody may speak on it: what they still send must be refused, and a COMMIT first of all.
          discard(lane);
        },
        // Connections that end of old age would look like lost ones.
        max_lifetime: null,
      }),
    };
    lanes.add(lane);
    return lane;
  }

  /** Makes room for another connection, and lets the next in line open it. */
  function discard(lane: Lane): void {
    if (!lanes.delete(lane)) return;
    // Twice: what a lost connection had not sent yet makes the driver connect once more, after it has
    // forgotten that it was to end. Whoever is let in then must be told again.
    void lane.sql
      .end({ timeout: 0 })
      .then(() => (hasClose(lane.sql) ? lane.sql.close() : undefined));
    waiting.shift()?.resolve(undefined);
    tellWhenAllFree();
  }

  function release(lane: Lane): void {
    if (!lanes.has(lane)) return;
    if (lane.isLost) return discard(lane);
    const next = waiting.shift();
    if (next === undefined) free.push(lane);
    else next.resolve(lane);
    tellWhenAllFree();
  }

  async function take(): Promise<Lane> {
    if (isClosing) throw new PoolClosedError();
    // The one that was used last: it is warm.
    const idle = free.pop();
    if (idle !== undefined) return idle;
    if (lanes.size < lanesMax) return openLane();
    const turn = Promise.withResolvers<Lane | undefined>();
    waiting.push(turn);
    return (await turn.promise) ?? take();
  }

  return {
    async use(work) {
      const lane = await take();
      try {
        if (!lane.isConnected) {
          await lane.sql`select`;
          lane.isConnected = true;
        }
        return await work(lane.sql, () => lane.isLost);
      } catch (error) {
        if (!lane.isConnected || isOutcomeUnknown(error)) lane.isLost = true;
        // That a connection is gone may become known a moment after the failure.
        else if (isDatabaseAway(error)) await nextTurn();
        throw error;
      } finally {
        release(lane);
      }
    },
    breakOff() {
      for (const turn of waiting.splice(0)) turn.reject(new ServerSilentError());
      free.splice(0);
      for (const lane of lanes) discard(lane);
    },
    async close() {
      isClosing = true;
      for (const turn of waiting.splice(0)) turn.reject(new PoolClosedError());
      tellWhenAllFree();
      // The driver would end a connection between two statements of a transaction.
      const late = setTimeout(allFree.resolve, CLOSE_SECONDS * 1_000);
      await allFree.promise;
      clearTimeout(late);
      for (const lane of lanes) if (!free.includes(lane)) discard(lane);
      await Promise.all(free.map(({ sql }) => sql.end({ timeout: CLOSE_SECONDS })));
    },
  };
}

/** What ends connections whatever was ended before. Of postgres.js, which keeps it out of its types. */
const hasClose = (sql: postgres.Sql): sql is postgres.Sql & { close(): Promise<void> } =>
  "close" in sql;

/** Nothing was sent: this process is closing its connections. */
class PoolClosedError extends Error {
  override readonly name = "PoolClosedError";
  readonly code = "CONNECTION_ENDED";
}
