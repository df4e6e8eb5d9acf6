import { type Account, balanceOf } from "../account/account.ts";
import type { EntryId } from "../ids.ts";
import { add, type MinorUnits } from "../money/minor-units.ts";
import type { Direction, Entry } from "./entry.ts";

/** Writes one posted entry to an account: the account after it, and the entry that remembers the balance. */
export function postEntry(
  account: Account,
  direction: Direction,
  amount: MinorUnits,
  id: EntryId,
): { readonly account: Account; readonly entry: Entry } {
  const after: Account =
    direction === "debit"
      ? {
          ...account,
          postedDebits: add(account.postedDebits, amount),
          version: account.version + 1,
        }
      : {
          ...account,
          postedCredits: add(account.postedCredits, amount),
          version: account.version + 1,
        };
  return {
    account: after,
    entry: {
      id,
      account: account.id,
      direction,
      amount,
      currency: account.currency,
      layer: "posted",
      balanceAfter: balanceOf(after).posted,
      accountVersion: after.version,
    },
  };
}
