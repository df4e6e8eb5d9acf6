import { type Direction, type Entry, type Layer, minorUnits } from "@quittance/domain";
import { toId } from "../public-id.ts";
import { toCurrency } from "./to-currency.ts";

export interface EntryRow {
  readonly id: string;
  readonly account_id: string;
  readonly account_version: string;
  readonly direction: Direction;
  readonly amount: string;
  readonly currency: string;
  readonly exponent: number;
  readonly layer: Layer;
  readonly balance_after: string;
  readonly posted_debits: string;
  readonly posted_credits: string;
  readonly pending_debits: string;
  readonly pending_credits: string;
}

export const ENTRY_COLUMNS = [
  "id",
  "account_id",
  "account_version",
  "direction",
  "amount",
  "currency",
  "exponent",
  "layer",
  "balance_after",
  "posted_debits",
  "posted_credits",
  "pending_debits",
  "pending_credits",
] as const satisfies readonly (keyof EntryRow)[];

const toMinorUnits = (numeric: string) => minorUnits(BigInt(numeric));

export const toEntry = (row: EntryRow): Entry => ({
  id: toId("entry", row.id),
  account: toId("acct", row.account_id),
  direction: row.direction,
  amount: toMinorUnits(row.amount),
  currency: toCurrency(row),
  layer: row.layer,
  balanceAfter: toMinorUnits(row.balance_after),
  countersAfter: {
    postedDebits: toMinorUnits(row.posted_debits),
    postedCredits: toMinorUnits(row.posted_credits),
    pendingDebits: toMinorUnits(row.pending_debits),
    pendingCredits: toMinorUnits(row.pending_credits),
  },
  accountVersion: Number(row.account_version),
});
