import type { AccountId, EntryId } from "../ids.ts";
import type { CurrencyCode } from "../money/currency.ts";
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
  readonly currency: CurrencyCode;
  readonly layer: Layer;
  /** The account's balance in this layer after this entry, counted in its normal direction. */
  readonly balanceAfter: MinorUnits;
  /** The account's version that this entry made. Gapless for each account. */
  readonly accountVersion: number;
}
