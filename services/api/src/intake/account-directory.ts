import { type Database, findAccounts } from "@quittance/db";
import type { AccountRecord, AccountSummary, FindAccount, TenantId } from "@quittance/domain";
import { gatherByKey } from "@quittance/queue";
import { LRUCache } from "lru-cache";

/**
 * How old the door's view of an account may be. It refuses early or answers faster; money is decided on
 * the locked row. What was frozen by another process is accepted that long, and fails then; what is
 * refused is looked at sooner, because nothing else would tell that it may be used again.
 */
const ACTIVE_CACHE_MS = 30_000;
const REFUSED_CACHE_MS = 5_000;
const ACCOUNTS_CACHED_MAX = 200_000;

export interface AccountDirectory {
  /** Looks the accounts of a request up: ids, or `external:` references. */
  find(tenantId: TenantId, references: readonly string[]): Promise<FindAccount>;
  /** Knows from now on what became of an account that this process has just changed. */
  remember(tenantId: TenantId, account: AccountRecord): void;
}

/** PostgreSQL can not hold every text that JSON can; no account has such a name, and asking would be an error. */
const canNameAnAccount = (reference: string): boolean =>
  reference.isWellFormed() && !reference.includes("\0");

/** The accounts as the door knows them. Only accounts that exist are remembered: a new one is found at once. */
export function createAccountDirectory(db: Database): AccountDirectory {
  const known = new LRUCache<string, AccountSummary>({
    max: ACCOUNTS_CACHED_MAX,
    ttl: ACTIVE_CACHE_MS,
  });
  const keep = (key: string, account: AccountSummary) =>
    known.set(key, account, {
      ttl: account.status === "active" ? ACTIVE_CACHE_MS : REFUSED_CACHE_MS,
    });
  const cacheKey = (tenantId: TenantId, reference: string) => `${tenantId}/${reference}`;

  const lookUp = gatherByKey<TenantId, readonly string[], ReadonlyMap<string, AccountSummary>>({
    limit: 2_000,
    weigh: (references) => references.length,
    handle: async (tenantId, requests) => {
      const found = await findAccounts(db, tenantId, [...new Set(requests.flat())]);
      for (const [reference, account] of found) {
        const key = cacheKey(tenantId, reference);
        // What came to be known while we looked may be newer than what we saw.
        if (!known.has(key)) keep(key, account);
      }
      return requests.map(() => found);
    },
  });

  return {
    async find(tenantId, requested) {
      const references = requested.filter(canNameAnAccount);
      const accounts = new Map<string, AccountSummary>();
      const missing: string[] = [];
      for (const reference of references) {
        const account = known.get(cacheKey(tenantId, reference));
        if (account === undefined) missing.push(reference);
        else accounts.set(reference, account);
      }
      const found = missing.length > 0 ? await lookUp(tenantId, missing) : undefined;
      return (reference) => accounts.get(reference) ?? found?.get(reference);
    },
    remember(tenantId, { id, currency, status, externalId }) {
      const account = { id, currency, status };
      keep(cacheKey(tenantId, id), account);
      if (externalId !== null) keep(cacheKey(tenantId, `external:${externalId}`), account);
    },
  };
}
