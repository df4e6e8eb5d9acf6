import {
  type CurrencyCode,
  type Direction,
  type Entry,
  type Layer,
  minorUnits,
} from "@quittance/domain";
import { toId } from "../public-id.ts";

export interface EntryRow {
  readonly id: string;
  readonly account_id: string;
  readonly account_version: string;
  readonly direction: Direction;
  readonly amount: string;
  readonly currency: string;
  readonly layer: Layer;
  readonly balance_after: string;
}

export const toEntry = (row: EntryRow): Entry => ({
  id: toId("entry", row.id),
  account: toId("acct", row.account_id),
  direction: row.direction,
  amount: minorUnits(BigInt(row.amount)),
  currency: row.currency as CurrencyCode,
  layer: row.layer,
  balanceAfter: minorUnits(BigInt(row.balance_after)),
  accountVersion: Number(row.account_version),
});
