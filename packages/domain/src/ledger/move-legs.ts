import { type Account, isWithinLimit } from "../account/account.ts";
import type { FailureCode } from "../codes.ts";
import type { AccountId, IdSource } from "../ids.ts";
import type { Leg } from "../intent/intent.ts";
import { accepted, type Result, refused } from "../result.ts";
import type { Entry } from "./entry.ts";
import { postEntry } from "./post-entry.ts";

/** The accounts of a batch, as the batch has left them so far. */
export type Accounts = ReadonlyMap<AccountId, Account>;

export interface Movement {
  readonly entries: readonly Entry[];
  /** The accounts that changed, after the change. */
  readonly accounts: Accounts;
}

export interface LegFailure {
  readonly code: FailureCode;
  readonly leg: number;
}

/**
 * Moves the legs in their order, each seeing what the earlier ones did, all or nothing.
 * The funds rule is asked after every leg, on both sides: a credit lowers a debit-normal account.
 */
export function moveLegs(
  legs: readonly Leg[],
  accounts: Accounts,
  ids: IdSource,
): Result<Movement, LegFailure> {
  const changed = new Map<AccountId, Account>();
  const entries: Entry[] = [];
  const current = (id: AccountId): Account => {
    const account = changed.get(id) ?? accounts.get(id);
    if (account === undefined) throw new Error(`account ${id} was not loaded with its batch`);
    return account;
  };

  for (const [leg, { amount, source, destination }] of legs.entries()) {
    const from = current(source);
    const to = current(destination);
    const inactive = inactiveCode(from, to);
    if (inactive !== undefined) return refused({ code: inactive, leg });

    const debited = postEntry(from, "debit", amount, ids.entry());
    const credited = postEntry(to, "credit", amount, ids.entry());
    if (!isWithinLimit(debited.account) || !isWithinLimit(credited.account)) {
      return refused({ code: "insufficient_funds", leg });
    }
    changed.set(source, debited.account);
    changed.set(destination, credited.account);
    entries.push(debited.entry, credited.entry);
  }
  return accepted({ entries, accounts: changed });
}

function inactiveCode(from: Account, to: Account): FailureCode | undefined {
  if (from.status === "closed" || to.status === "closed") return "account_closed";
  if (from.status === "frozen" || to.status === "frozen") return "account_frozen";
  return undefined;
}
