import { type Account, balanceOf, type Standing } from "../account/account.ts";
import type { EntryId } from "../ids.ts";
import { add, type MinorUnits, subtract } from "../money/minor-units.ts";
import type { Direction, Entry, Layer } from "./entry.ts";

/** One entry to write. What is `undone` takes an earlier entry of the pending layer back. */
export interface EntryDraft {
  readonly direction: Direction;
  readonly amount: MinorUnits;
  readonly layer: Layer | "undone";
}

/** Writes one entry to an account: the account after it, and the entry that remembers the counters. */
export function writeEntry(
  account: Account,
  { direction, amount, layer }: EntryDraft,
  id: EntryId,
): { readonly account: Account; readonly entry: Entry } {
  const after: Account = {
    ...account,
    ...count(account, { direction, amount, layer }),
    version: account.version + 1,
  };
  const { postedDebits, postedCredits, pendingDebits, pendingCredits } = after;
  const ownLayer = layer === "undone" ? "pending" : layer;
  return {
    account: after,
    entry: {
      id,
      account: account.id,
      direction,
      amount,
      currency: account.currency,
      layer: ownLayer,
      balanceAfter: layerBalance(after, ownLayer),
      countersAfter: { postedDebits, postedCredits, pendingDebits, pendingCredits },
      accountVersion: after.version,
    },
  };
}

/** The one counter that an entry moves. An undone debit is written as a credit, and lowers the debits. */
function count(account: Account, { direction, amount, layer }: EntryDraft): Partial<Account> {
  const isDebit = direction === "debit";
  switch (layer) {
    case "posted":
      return isDebit
        ? { postedDebits: add(account.postedDebits, amount) }
        : { postedCredits: add(account.postedCredits, amount) };
    case "pending":
      return isDebit
        ? { pendingDebits: add(account.pendingDebits, amount) }
        : { pendingCredits: add(account.pendingCredits, amount) };
    case "undone":
      return isDebit
        ? { pendingCredits: subtract(account.pendingCredits, amount) }
        : { pendingDebits: subtract(account.pendingDebits, amount) };
  }
}

/** The balance of one layer, in the account's normal direction. */
export function layerBalance(standing: Standing, layer: Layer): MinorUnits {
  const { posted, pendingIn, pendingOut } = balanceOf(standing);
  return layer === "posted" ? posted : subtract(pendingIn, pendingOut);
}
