import type { AccountChangeListener } from "@quittance/db";
import type { AccountId, AccountSummary, TenantId } from "@quittance/domain";
import { LRUCache } from "lru-cache";

/** While every change is heard. Nothing needs it: should a change ever go unheard, it is not for ever. */
const KNOWN_MS_LISTENING = 10 * 60_000;

/** While changes may be missed. */
const KNOWN_MS_DEAF = 5_000;

const ACCOUNTS_KNOWN_MAX = 50_000;

/** What look-ups find, by reference: an account by its id, and by `external:` if it has an external id. */
export type FoundAccounts = ReadonlyMap<string, AccountSummary>;

interface Known {
  readonly tenantId: TenantId;
  readonly account: AccountSummary;
  /** The `external:` reference to it; undefined when it has none. */
  readonly name: string | undefined;
  readonly goodUntil: number;
}

/** A look-up that is under way, and what of it must not be kept. */
interface LookUp {
  readonly goodUntil: number;
  readonly changed: Set<AccountId>;
  isVoid: boolean;
}

export interface KnownAccounts extends AccountChangeListener {
  /** What is known behind an id or an `external:` reference. */
  get(tenantId: TenantId, reference: string): AccountSummary | undefined;
  /** Looks accounts up and keeps what was found, except what changed meanwhile. */
  learn(tenantId: TenantId, lookUp: () => Promise<FoundAccounts>): Promise<FoundAccounts>;
}

/**
 * Accounts that were looked up, until they change. An account that changes is forgotten, never
 * replaced by what somebody says that it is now: of two changes the later could be told first. Times
 * count from the beginning of a look-up.
 */
export function createKnownAccounts(): KnownAccounts {
  // By the id alone, as the request has it, so that no text is put together for each look-up.
  const accounts = new LRUCache<string, Known>({ max: ACCOUNTS_KNOWN_MAX });
  // A name may be out of date: the account that it leads to knows its own.
  const ids = new LRUCache<string, AccountId>({ max: ACCOUNTS_KNOWN_MAX });
  const underWay = new Set<LookUp>();
  let knownMs = KNOWN_MS_DEAF;

  function forgetAll(): void {
    accounts.clear();
    ids.clear();
    for (const lookUp of underWay) lookUp.isVoid = true;
  }

  function keep(tenantId: TenantId, found: FoundAccounts, lookUp: LookUp): void {
    if (lookUp.isVoid) return;
    const names = new Map<AccountId, string>();
    for (const [reference, { id }] of found) {
      if (reference === id) continue;
      names.set(id, reference);
      ids.set(nameOf(tenantId, reference), id);
    }
    for (const [reference, account] of found) {
      const { id } = account;
      if (reference !== id || lookUp.changed.has(id)) continue;
      accounts.set(id, { tenantId, account, name: names.get(id), goodUntil: lookUp.goodUntil });
    }
  }

  function getById(tenantId: TenantId, id: string): Known | undefined {
    const known = accounts.get(id);
    return known?.tenantId === tenantId && known.goodUntil > performance.now() ? known : undefined;
  }

  return {
    get(tenantId, reference) {
      if (!reference.startsWith("external:")) return getById(tenantId, reference)?.account;
      const id = ids.get(nameOf(tenantId, reference));
      const known = id && getById(tenantId, id);
      return known?.name === reference ? known.account : undefined;
    },
    async learn(tenantId, read) {
      const goodUntil = performance.now() + knownMs;
      const lookUp: LookUp = { goodUntil, changed: new Set(), isVoid: false };
      underWay.add(lookUp);
      try {
        const found = await read();
        keep(tenantId, found, lookUp);
        return found;
      } finally {
        underWay.delete(lookUp);
      }
    },
    onChange(tenantId, id) {
      if (accounts.peek(id)?.tenantId === tenantId) accounts.delete(id);
      // Whoever's it is: of what is being looked up only less is kept.
      for (const { changed } of underWay) changed.add(id);
    },
    onListening() {
      knownMs = KNOWN_MS_LISTENING;
      forgetAll();
    },
    onDeaf() {
      knownMs = KNOWN_MS_DEAF;
      forgetAll();
    },
  };
}

const nameOf = (tenantId: TenantId, reference: string): string => `${tenantId}/${reference}`;
