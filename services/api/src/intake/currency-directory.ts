import { type Database, findCurrencies } from "@quittance/db";
import {
  type Currency,
  canBeRegistered,
  type FindCurrency,
  findIsoCurrency,
  type TenantId,
} from "@quittance/domain";
import { gatherByKey } from "@quittance/queue";
import { LRUCache } from "lru-cache";

const CURRENCIES_CACHED_MAX = 10_000;

export interface CurrencyDirectory {
  /** Looks the currencies of a request up: those of ISO 4217, and the tenant's own. */
  find(tenantId: TenantId, codes: readonly string[]): Promise<FindCurrency>;
}

/**
 * The currencies as the door knows them. One that is registered never changes, so it is remembered
 * for ever; one that is not is looked up each time, because it may be registered by now.
 */
export function createCurrencyDirectory(db: Database): CurrencyDirectory {
  const known = new LRUCache<string, Currency>({ max: CURRENCIES_CACHED_MAX });
  const cacheKey = (tenantId: TenantId, code: string) => `${tenantId}/${code}`;

  const lookUp = gatherByKey<TenantId, readonly string[], ReadonlyMap<string, Currency>>({
    limit: 2_000,
    weigh: (codes) => codes.length,
    handle: async (tenantId, requests) => {
      const found = await findCurrencies(db, tenantId, [...new Set(requests.flat())]);
      for (const { code, exponent } of found.values()) {
        known.set(cacheKey(tenantId, code), { code, exponent });
      }
      return requests.map(() => found);
    },
  });

  return {
    async find(tenantId, codes) {
      const own = new Map<string, Currency>();
      const missing: string[] = [];
      for (const code of new Set(codes.filter(canBeRegistered))) {
        const currency = known.get(cacheKey(tenantId, code));
        if (currency === undefined) missing.push(code);
        else own.set(code, currency);
      }
      const found = missing.length > 0 ? await lookUp(tenantId, missing) : undefined;
      return (code) => {
        const registered = own.get(code) ?? found?.get(code);
        return registered === undefined
          ? findIsoCurrency(code)
          : { code: registered.code, exponent: registered.exponent };
      };
    },
  };
}
