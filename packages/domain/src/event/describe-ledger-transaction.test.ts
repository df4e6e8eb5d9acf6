import { expect, test } from "vitest";
import { decideBatch } from "../decide/decide-batch.ts";
import { accountsById, buildAccount, fundedAccount } from "../testing/build-account.ts";
import { buildIntent, buildLeg, DECIDED_AT } from "../testing/build-intent.ts";
import { countIds } from "../testing/count-ids.ts";
import { describeLedgerTransaction } from "./describe-ledger-transaction.ts";

test("a ledger transaction is told with its entries, as the contract shows them", () => {
  const { ledgerTransactions } = decideBatch({
    operations: [],
    intents: [buildIntent("1", [buildLeg("ada", "ben", 2_500n)])],
    accounts: accountsById(fundedAccount("ada", 10_000n, { version: 4 }), buildAccount("ben")),
    now: DECIDED_AT,
    ids: countIds(),
  });
  const entry = { amount: "25.00", currency: "USD", layer: "posted" };
  expect(ledgerTransactions.map(describeLedgerTransaction)).toEqual([
    {
      id: "txn_1",
      object: "ledger_transaction",
      kind: "payment",
      payment_intent: "pi_1",
      effective_at: "2026-11-22T14:00:01.500Z",
      created_at: "2026-11-22T14:00:01.500Z",
      entries: [
        {
          ...entry,
          id: "entry_1",
          account: "acct_ada",
          direction: "debit",
          balance_after: "75.00",
          account_version: 5,
        },
        {
          ...entry,
          id: "entry_2",
          account: "acct_ben",
          direction: "credit",
          balance_after: "25.00",
          account_version: 2,
        },
      ],
    },
  ]);
});
