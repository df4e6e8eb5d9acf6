import { type Account, isWithinLimit } from "../account/account.ts";
import type { LegFailureCode } from "../codes.ts";
import type { AccountId, IdSource } from "../ids.ts";
import type { Leg } from "../intent/intent.ts";
import { accepted, type Result, refused } from "../result.ts";
import type { Entry } from "./entry.ts";
import { type EntryDraft, writeEntry } from "./write-entry.ts";

/** The accounts of a batch, as the batch has left them so far. */
export type Accounts = ReadonlyMap<AccountId, Account>;

export interface Movement {
  readonly entries: readonly Entry[];
  /** The accounts that changed, after the change. */
  readonly accounts: Accounts;
}

export interface LegFailure {
  readonly code: LegFailureCode;
  readonly leg: number;
}

/**
 * How legs move. Each movement writes entries in pairs, so that every layer balances:
 * `pay` posts; `hold` reserves in the pending layer; `capture` takes the reservation back and posts;
 * `release` takes it back; `refund` posts in the other direction, the last leg first.
 */
export type Manner = "pay" | "hold" | "capture" | "release" | "refund";

const LAYERS: Readonly<Record<Manner, readonly EntryDraft["layer"][]>> = {
  pay: ["posted"],
  hold: ["pending"],
  capture: ["undone", "posted"],
  release: ["undone"],
  refund: ["posted"],
};

/**
 * Moves the legs in their order, each seeing what the earlier ones did, all or nothing. The funds
 * rule is asked after every leg, on both sides: a credit lowers a debit-normal account. A release
 * only gives back, so it is never refused.
 */
export function moveLegs(
  manner: Manner,
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
  function write(id: AccountId, draft: EntryDraft): void {
    const { account, entry } = writeEntry(current(id), draft, ids.entry());
    changed.set(id, account);
    entries.push(entry);
  }

  const order = [...legs.entries()];
  if (manner === "refund") order.reverse();
  for (const [leg, { amount, source, destination }] of order) {
    const [from, to] = manner === "refund" ? [destination, source] : [source, destination];
    if (manner !== "release") {
      const inactive = inactiveCode(current(from), current(to));
      if (inactive !== undefined) return refused({ code: inactive, leg });
    }
    for (const layer of LAYERS[manner]) {
      const isBack = layer === "undone";
      write(from, { direction: isBack ? "credit" : "debit", amount, layer });
      write(to, { direction: isBack ? "debit" : "credit", amount, layer });
    }
    if (manner !== "release" && !(isWithinLimit(current(from)) && isWithinLimit(current(to)))) {
      return refused({ code: "insufficient_funds", leg });
    }
  }
  return accepted({ entries, accounts: changed });
}

function inactiveCode(from: Account, to: Account): LegFailureCode | undefined {
  if (from.status === "closed" || to.status === "closed") return "account_closed";
  if (from.status === "frozen" || to.status === "frozen") return "account_frozen";
  return undefined;
}
