import type { LedgerTransaction } from "@quittance/domain";

/** The most entries that one statement writes, unless one ledger transaction has more: some tenths of a second of work. */
const ENTRIES_PER_STATEMENT_MAX = 10_000;

/**
 * Whole ledger transactions in portions for one statement each. An atomic batch may have 100,000
 * entries, and its posting must not take longer than one statement may.
 */
export function portions(
  transactions: readonly LedgerTransaction[],
): readonly (readonly LedgerTransaction[])[] {
  const all: LedgerTransaction[][] = [];
  let room = 0;
  for (const transaction of transactions) {
    const size = transaction.entries.length;
    const last = all.at(-1);
    if (last === undefined || size > room) {
      all.push([transaction]);
      room = ENTRIES_PER_STATEMENT_MAX - size;
    } else {
      last.push(transaction);
      room -= size;
    }
  }
  return all;
}
