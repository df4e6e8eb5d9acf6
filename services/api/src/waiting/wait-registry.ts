import { type Database, type DecidableId, findDecided, type Principal } from "@quittance/db";
import type { TenantId } from "@quittance/domain";
import { type Log, sleep } from "@quittance/process";
import type { KeyWatch } from "../keys/key-watch.ts";

/** How often PostgreSQL is asked, once for all clients of a tenant, while anybody waits. */
const LOOK_EVERY_MS = 20;

/** How often while few wait, and the last of them came so lately that its payment is being decided now. */
const QUICK = { lookEveryMs: 3, waitersMax: 8, sinceMs: 100 };

export interface WaitRegistry {
  /**
   * Resolves when the intent or operation is decided, at the latest after `seconds`, and soon when the
   * key that asks is good no more. Holds no database connection.
   */
  waitFor(principal: Principal, id: DecidableId, seconds: number): Promise<void>;
  /** Lets everybody go at once, for shutting down. */
  release(): void;
}

type Waiters = Map<DecidableId, Set<() => void>>;

/** Who waits for what. One look at the database serves everybody who waits. */
export function createWaitRegistry(
  db: Database,
  log: Log,
  keys: Pick<KeyWatch, "watch">,
): WaitRegistry {
  const tenants = new Map<TenantId, Waiters>();
  let count = 0;
  let lastCameAt = 0;
  let looking = false;
  let released = false;

  function leave(tenantId: TenantId, id: DecidableId, waiter: () => void): void {
    const waiters = tenants.get(tenantId);
    const same = waiters?.get(id);
    same?.delete(waiter);
    if (same?.size === 0) waiters?.delete(id);
    if (waiters?.size === 0) tenants.delete(tenantId);
  }

  async function look(): Promise<void> {
    if (looking) return;
    looking = true;
    while (tenants.size > 0) {
      for (const [tenantId, waiters] of tenants) {
        try {
          for (const id of await findDecided(db, tenantId, [...waiters.keys()])) {
            for (const wake of waiters.get(id) ?? []) wake();
          }
        } catch (error) {
          log.debug({ err: error }, "could not look for decided intents; looks again");
        }
      }
      await sleep(nextLookMs());
    }
    looking = false;
  }

  const nextLookMs = (): number =>
    count <= QUICK.waitersMax && performance.now() - lastCameAt < QUICK.sinceMs
      ? QUICK.lookEveryMs
      : LOOK_EVERY_MS;

  return {
    async waitFor(principal, id, seconds) {
      if (released) return;
      const tenantId = principal.tenant.id;
      const { promise, resolve } = Promise.withResolvers<void>();
      const wake = () => resolve();
      const waiters = tenants.get(tenantId) ?? new Map<DecidableId, Set<() => void>>();
      tenants.set(tenantId, waiters);
      waiters.set(id, (waiters.get(id) ?? new Set()).add(wake));
      const timer = setTimeout(wake, seconds * 1_000);
      const unwatch = keys.watch(principal, wake);
      count += 1;
      lastCameAt = performance.now();
      void look();
      await promise;
      count -= 1;
      clearTimeout(timer);
      unwatch();
      leave(tenantId, id, wake);
    },
    release() {
      released = true;
      for (const waiters of tenants.values()) {
        for (const same of waiters.values()) for (const wake of same) wake();
      }
    },
  };
}
