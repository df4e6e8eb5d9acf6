import type { Entry } from "@quittance/client";
import { expect, test } from "vitest";
import { compareEntries, compareFinalBalance } from "./compare-account.ts";
import { parseRows } from "./read-rows.ts";

const rows =
  parseRows(`seq,booked_on,account,direction,operation,purpose,counterparty_bank,counterparty_account,amount,balance_after
1,1993-01-01,2378,credit,cash_deposit,,,,700.00,700.00
9,1993-01-02,2378,debit,cash_withdrawal,,,,100.00,600.00`);

function entry(direction: Entry["direction"], amount: string, balance_after: string): Entry {
  return {
    id: "entry_1",
    account: "acct_1",
    direction,
    amount,
    currency: "CZK",
    layer: "posted",
    balance_after,
    account_version: 2,
  };
}

const deposit = entry("credit", "700.00", "700.00");
const withdrawal = entry("debit", "100.00", "600.00");

test("the same movements with the same balances are no difference", () => {
  expect(compareEntries("2378", rows, [deposit, withdrawal])).toEqual([]);
});

test("a wrong balance, a missing entry and an extra one are each named", () => {
  expect(compareEntries("2378", rows, [deposit, entry("debit", "100.00", "599.99")])).toEqual([
    {
      account: "2378",
      row: "9",
      bank: "debit 100.00, then 600.00",
      quittance: "debit 100.00, then 599.99",
    },
  ]);
  expect(compareEntries("2378", rows, [deposit])).toMatchObject([
    { row: "9", quittance: "nothing" },
  ]);
  expect(compareEntries("2378", rows, [deposit, withdrawal, deposit])).toMatchObject([
    { row: "extra", bank: "nothing" },
  ]);
});

test("two movements in the wrong order are two differences", () => {
  expect(compareEntries("2378", rows, [withdrawal, deposit])).toHaveLength(2);
});

test("the final balance is compared with the bank's last row", () => {
  expect(compareFinalBalance("2378", rows, "600.00")).toEqual([]);
  expect(compareFinalBalance("2378", rows, "600.01")).toMatchObject([
    { row: "final", bank: "600.00", quittance: "600.01" },
  ]);
});
