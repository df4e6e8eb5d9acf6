import type { Entry, QuittanceClient } from "@quittance/client";
import { customerExternalId } from "./chart-of-accounts.ts";
import { compareEntries, compareFinalBalance, type Difference } from "./compare-account.ts";
import { forEachBounded } from "./for-each-bounded.ts";
import type { Progress } from "./progress.ts";
import type { BankRow } from "./read-rows.ts";

/** How many things were compared, and those that differ. */
export interface Comparison {
  accounts: number;
  rows: number;
  finalBalances: Difference[];
  balancesAfterRows: Difference[];
}

/** Reads every customer's balance and all entries from the ledger and compares with the bank. */
export async function compareWithBank(
  client: QuittanceClient,
  rows: readonly BankRow[],
  progress: Progress,
): Promise<Comparison> {
  const rowsByAccount = Map.groupBy(rows, (row) => row.account);
  const comparison: Comparison = {
    accounts: rowsByAccount.size,
    rows: rows.length,
    finalBalances: [],
    balancesAfterRows: [],
  };
  await forEachBounded(rowsByAccount, 12, async ([account, accountRows]) => {
    const id = `external:${customerExternalId(account)}`;
    const { balance } = await client.accounts.get(id);
    comparison.finalBalances.push(...compareFinalBalance(account, accountRows, balance.posted));

    const entries: Entry[] = [];
    for await (const entry of client.accounts.entries(id)) entries.push(entry);
    const oldestFirst = entries.reverse();
    comparison.balancesAfterRows.push(...compareEntries(account, accountRows, oldestFirst));
    progress.advance(accountRows.length);
  });
  return comparison;
}
