import type { createClient } from "@quittance/client";
import { readBooks } from "./books.ts";
import { accountsFor } from "./chart-of-accounts.ts";
import { compareWithBank } from "./compare-with-bank.ts";
import { feed } from "./feed.ts";
import { openAccounts } from "./open-accounts.ts";
import { withProgress } from "./progress.ts";
import { readRows } from "./read-rows.ts";
import { count, describeComparison, describeFeed } from "./report.ts";
import { readStartingPoint } from "./starting-point.ts";

/** Feeds the bank's file, compares, prints; true when everything is equal to the bank. */
export async function runExample(
  connect: typeof createClient,
  print: (line: string) => void,
): Promise<boolean> {
  const rows = readRows(new URL("../data/berka-transactions.csv", import.meta.url));
  const accounts = accountsFor(rows);
  print(
    `${count(rows.length)} transactions of ${count(new Set(rows.map((row) => row.account)).size)} customers`,
  );

  // With few retries, so that a wrong URL shows at once.
  const start = await readStartingPoint(connect());
  // With many, so that the server may be restarted in the middle: over a minute of outage.
  const client = connect({ maxRetries: 30 });
  const before = await readBooks(client);
  const opened = await withProgress("Opening accounts", accounts.length, (progress) =>
    openAccounts(client, accounts, start, progress),
  );
  const startedAt = performance.now();
  const result = await withProgress("Feeding         ", rows.length, (progress) =>
    feed(client, rows, start, progress),
  );
  const elapsedMs = performance.now() - startedAt;
  const comparison = await withProgress("Comparing       ", rows.length, (progress) =>
    compareWithBank(client, rows, progress),
  );
  const after = await readBooks(client);

  print(`Accounts         ${count(opened)} of ${count(accounts.length)} opened now`);
  for (const line of describeFeed(result, elapsedMs)) print(line);
  for (const line of describeComparison(comparison)) print(line);
  print(`Trial balance    CZK debits ${after.debits}, credits ${after.credits}`);

  const isUnchanged = opened === 0 && result.accepted === 0 && before.debits === after.debits;
  if (isUnchanged) print("Nothing changed: this instance had it all already.");
  const isEqual =
    result.refused.length === 0 &&
    comparison.finalBalances.length === 0 &&
    comparison.balancesAfterRows.length === 0 &&
    after.debits === after.credits;
  print(isEqual ? "All equal to the bank." : "NOT equal to the bank: see above.");
  return isEqual;
}
