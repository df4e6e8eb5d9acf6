import type { Entry } from "@quittance/client";
import type { BankRow } from "./read-rows.ts";

/** One place where the ledger and the bank disagree. */
export interface Difference {
  account: string;
  /** The bank's row, or "final" for the balance at the end, or "extra" for what the bank never booked. */
  row: string;
  bank: string;
  quittance: string;
}

/**
 * Compares one customer's entries, oldest first, with the bank's rows: the first entry with the
 * first row and so on, each with direction, amount and the balance after it.
 */
export function compareEntries(
  account: string,
  rows: readonly BankRow[],
  entries: readonly Entry[],
): Difference[] {
  const differences: Difference[] = [];
  for (let index = 0; index < Math.max(rows.length, entries.length); index += 1) {
    const row = rows[index];
    const entry = entries[index];
    const bank = row ? `${row.direction} ${row.amount}, then ${row.balanceAfter}` : "nothing";
    const quittance = entry
      ? `${entry.direction} ${entry.amount}, then ${entry.balance_after}`
      : "nothing";
    if (bank !== quittance) {
      differences.push({ account, row: row?.seq ?? "extra", bank, quittance });
    }
  }
  return differences;
}

/** Compares one customer's balance with the bank's last row. */
export function compareFinalBalance(
  account: string,
  rows: readonly BankRow[],
  balance: string,
): Difference[] {
  const bank = rows.at(-1)?.balanceAfter ?? "0.00";
  return bank === balance ? [] : [{ account, row: "final", bank, quittance: balance }];
}
