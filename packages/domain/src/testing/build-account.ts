import type { Account } from "../account/account.ts";
import type { AccountId } from "../ids.ts";
import { minorUnits, ZERO } from "../money/minor-units.ts";
import { namedCurrency } from "./named-currency.ts";

/** An account's id that a reader can tell from others. */
export const accountId = (name: string): AccountId => `acct_${name}` as AccountId;

/** An active account in USD that owes nothing, with the fields that a test is about. */
export function buildAccount(name: string, fields: Partial<Account> = {}): Account {
  return {
    id: accountId(name),
    currency: namedCurrency("USD"),
    normalBalance: "credit",
    status: "active",
    overdraftLimit: ZERO,
    postedDebits: ZERO,
    postedCredits: ZERO,
    pendingDebits: ZERO,
    pendingCredits: ZERO,
    version: 1,
    ...fields,
  };
}

/** A customer's account with this balance. */
export const fundedAccount = (name: string, balance: bigint, fields: Partial<Account> = {}) =>
  buildAccount(name, { postedCredits: minorUnits(balance), ...fields });

/** Accounts as a batch gets them. */
export const accountsById = (...accounts: readonly Account[]): ReadonlyMap<AccountId, Account> =>
  new Map(accounts.map((account) => [account.id, account]));
