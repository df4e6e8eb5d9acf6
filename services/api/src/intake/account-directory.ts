import { type Database, findAccounts, hearAccountChanges } from "@quittance/db";
import type { AccountId, AccountSummary, FindAccount, TenantId } from "@quittance/domain";
import { gatherByKey } from "@quittance/queue";
import { createKnownAccounts, type FoundAccounts } from "./known-accounts.ts";

export interface AccountDirectory {
  /** Looks the accounts of a request up: ids, or `external:` references. */
  find(tenantId: TenantId, references: readonly string[]): Promise<FindAccount>;
  /** Looks an account up anew from now on, because this process has changed it. */
  forget(tenantId: TenantId, id: AccountId): void;
}

/** PostgreSQL can not hold every text that JSON can; no account has such a name, and asking would be an error. */
const canNameAnAccount = (reference: string): boolean =>
  reference.isWellFormed() && !reference.includes("\0");

/**
 * The accounts as the door knows them: it refuses early or answers faster; money is decided on the
 * locked row. Only accounts that exist are remembered: a new one is found at once.
 */
export function createAccountDirectory(db: Database): AccountDirectory {
  const known = createKnownAccounts();
  hearAccountChanges(db, known);

  const lookUp = gatherByKey<TenantId, readonly string[], FoundAccounts>({
    limit: 2_000,
    weigh: (references) => references.length,
    handle: async (tenantId, requests) => {
      const references = [...new Set(requests.flat())];
      const found = await known.learn(tenantId, () => findAccounts(db, tenantId, references));
      return requests.map(() => found);
    },
  });

  return {
    async find(tenantId, requested) {
      const references = requested.filter(canNameAnAccount);
      const accounts = new Map<string, AccountSummary>();
      const missing: string[] = [];
      for (const reference of references) {
        const account = known.get(tenantId, reference);
        if (account === undefined) missing.push(reference);
        else accounts.set(reference, account);
      }
      const found = missing.length > 0 ? await lookUp(tenantId, missing) : undefined;
      return (reference) => accounts.get(reference) ?? found?.get(reference);
    },
    // Its own notification tells the same a moment later, and whoever was answered may be here before.
    forget: known.onChange,
  };
}
