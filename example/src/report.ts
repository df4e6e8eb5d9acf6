import type { Difference } from "./compare-account.ts";
import type { Comparison } from "./compare-with-bank.ts";
import type { FeedResult } from "./feed.ts";

const EXAMPLES_MAX = 20;

/** What the rows became, and how fast. */
export function describeFeed(result: FeedResult, elapsedMs: number): string[] {
  const { accepted, known, refused } = result;
  const seconds = elapsedMs / 1_000;
  const speed = `in ${seconds.toFixed(1)} s, ${count(Math.round(accepted / seconds))} per second`;
  return [
    `Posted           ${accepted > 0 ? `${count(accepted)} ${speed}` : "nothing new"}`,
    ...(known > 0 ? [`Known before     ${count(known)} (same keys, no second payment)`] : []),
    ...examples(refused, (row) => `Refused          row ${row.seq}: ${row.code}, ${row.detail}`),
  ];
}

/** How the ledger compares with the bank, with the differences named. */
export function describeComparison(comparison: Comparison): string[] {
  const { accounts, rows, finalBalances, balancesAfterRows } = comparison;
  const accountsEqual = accounts - finalBalances.length;
  const rowsEqual = rows - balancesAfterRows.filter(({ row }) => row !== "extra").length;
  return [
    `Final balances   ${count(accountsEqual)} of ${count(accounts)} accounts equal`,
    `After every row  ${count(rowsEqual)} of ${count(rows)} balances equal`,
    ...examples([...finalBalances, ...balancesAfterRows], describeDifference),
  ];
}

function describeDifference({ account, row, bank, quittance }: Difference): string {
  return `Different        account ${account}, row ${row}: bank ${bank}; Quittance ${quittance}`;
}

function examples<T>(items: readonly T[], describe: (item: T) => string): string[] {
  const lines = items.slice(0, EXAMPLES_MAX).map(describe);
  if (items.length > EXAMPLES_MAX) lines.push(`… and ${count(items.length - EXAMPLES_MAX)} more`);
  return lines;
}

/** With separators for thousands, the same on every machine. */
export function count(value: number): string {
  return value.toLocaleString("en-US");
}
