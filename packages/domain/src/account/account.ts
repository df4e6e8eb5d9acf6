import type { AccountId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import type { Metadata } from "../metadata.ts";
import type { Currency } from "../money/currency.ts";
import { type MinorUnits, minorUnits, subtract } from "../money/minor-units.ts";
import type { AccountStatus } from "./account-status.ts";

/** The side on which an account's balance grows: `credit` for what we owe, `debit` for what we own. */
export type NormalBalance = "credit" | "debit";

/**
 * Sums over all entries of an account, in minor units. The posted ones only grow, the pending ones
 * rise with each hold and fall when it is captured or released.
 */
export interface Counters {
  readonly postedDebits: MinorUnits;
  readonly postedCredits: MinorUnits;
  readonly pendingDebits: MinorUnits;
  readonly pendingCredits: MinorUnits;
}

/** What decides whether money may move: everything of an account that is read under its lock. */
export interface Account extends Counters {
  readonly id: AccountId;
  readonly currency: Currency;
  readonly normalBalance: NormalBalance;
  readonly status: AccountStatus;
  /** How far the available balance may fall below zero, in minor units; null is no limit. */
  readonly overdraftLimit: MinorUnits | null;
  /** 1 when opened, one more with every entry. */
  readonly version: number;
}

/** An account with what its owner wrote on it. */
export interface AccountRecord extends Account {
  readonly livemode: boolean;
  readonly externalId: string | null;
  readonly name: string | null;
  readonly metadata: Metadata;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** Balances in minor units, counted in the account's normal direction. */
export interface Balance {
  readonly posted: MinorUnits;
  readonly pendingIn: MinorUnits;
  readonly pendingOut: MinorUnits;
  readonly available: MinorUnits;
}

/** What a balance is computed from: an account as it is, or as it was after one of its entries. */
export type Standing = Counters & Pick<Account, "normalBalance">;

export function balanceOf(account: Standing): Balance {
  const creditNormal = account.normalBalance === "credit";
  const posted = creditNormal
    ? subtract(account.postedCredits, account.postedDebits)
    : subtract(account.postedDebits, account.postedCredits);
  const pendingIn = creditNormal ? account.pendingCredits : account.pendingDebits;
  const pendingOut = creditNormal ? account.pendingDebits : account.pendingCredits;
  return { posted, pendingIn, pendingOut, available: subtract(posted, pendingOut) };
}

/** The one rule for funds: the available balance is not below minus the overdraft limit. */
export function isWithinLimit(account: Account): boolean {
  if (account.overdraftLimit === null) return true;
  return balanceOf(account).available >= minorUnits(-account.overdraftLimit);
}
