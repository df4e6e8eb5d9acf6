import type { Counters } from "../account/account.ts";
import type { AccountId, EntryId } from "../ids.ts";
import type { Currency } from "../money/currency.ts";
import type { MinorUnits } from "../money/minor-units.ts";

export type Direction = "debit" | "credit";
export type Layer = "posted" | "pending";

/** One line of a ledger transaction. Written once, never changed. */
export interface Entry {
  readonly id: EntryId;
  readonly account: AccountId;
  readonly direction: Direction;
  /** Minor units, greater than zero. */
  readonly amount: MinorUnits;
  readonly currency: Currency;
  readonly layer: Layer;
  /** The account's balance in this layer after this entry, counted in its normal direction. */
  readonly balanceAfter: MinorUnits;
  /** The account's counters after this entry: with them every moment of an account can be told from one row. */
  readonly countersAfter: Counters;
  /** The account's version that this entry made. Gapless for each account. */
  readonly accountVersion: number;
}
