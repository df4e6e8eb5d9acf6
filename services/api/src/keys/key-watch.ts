import { type Database, findEndedKeys, type Principal } from "@quittance/db";
import type { ApiKeyId, TenantId } from "@quittance/domain";
import { type Log, sleep } from "@quittance/process";

const LOOK_EVERY_MS = 1_000;

/** A look that failed is taken again. */
const LOOK_AGAIN_MS = 200;

/**
 * How long a look may take, with all that failed before. Who can not be told for so long whether a key
 * is good ends what goes on with it: together with the pause that is less than the 5 seconds promised.
 */
const LOOK_MS_MAX = 3_000;

export interface KeyWatch {
  /**
   * Watches over what goes on for long with a key: calls `end` once, when the key was revoked or has
   * expired, within 5 seconds.
   * @returns to be called when it is over by itself
   */
  watch(principal: Principal, end: () => void): () => void;
}

type Watched = Map<ApiKeyId, Set<() => void>>;

/** One look at PostgreSQL each second serves everything that goes on for a tenant. */
export function createKeyWatch(db: Database, log: Log): KeyWatch {
  const tenants = new Map<TenantId, Watched>();

  async function follow(tenantId: TenantId, watched: Watched): Promise<void> {
    await sleep(LOOK_EVERY_MS);
    while (watched.size > 0) {
      const keys = [...watched.keys()];
      for (const id of await findEnded(tenantId, keys)) {
        const ends = watched.get(id) ?? [];
        watched.delete(id);
        for (const end of ends) end();
      }
      await sleep(LOOK_EVERY_MS);
    }
    tenants.delete(tenantId);
  }

  async function findEnded(
    tenantId: TenantId,
    keys: readonly ApiKeyId[],
  ): Promise<readonly ApiKeyId[]> {
    const lastLook = performance.now() + LOOK_MS_MAX;
    do {
      const answered = new AbortController();
      try {
        const answer = await Promise.race([
          findEndedKeys(db, tenantId, keys),
          sleep(lastLook - performance.now(), answered.signal),
        ]);
        answered.abort();
        if (answer !== undefined) return answer;
      } catch (error) {
        answered.abort();
        log.debug({ err: error }, "could not look which keys are good; looks again");
        await sleep(LOOK_AGAIN_MS);
      }
    } while (performance.now() < lastLook);
    return keys;
  }

  return {
    watch({ tenant, keyId }, end) {
      let watched = tenants.get(tenant.id);
      if (watched === undefined) {
        watched = new Map();
        tenants.set(tenant.id, watched);
        void follow(tenant.id, watched);
      }
      const ends = watched.get(keyId) ?? new Set();
      watched.set(keyId, ends.add(end));
      return () => {
        ends.delete(end);
        if (ends.size === 0 && watched.get(keyId) === ends) watched.delete(keyId);
      };
    },
  };
}
