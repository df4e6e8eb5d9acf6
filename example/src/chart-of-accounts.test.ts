import { expect, test } from "vitest";
import { accountsFor, toPayment } from "./chart-of-accounts.ts";
import { type BankRow, readRows } from "./read-rows.ts";

const rows = readRows(new URL("../data/berka-transactions.csv", import.meta.url));

function row(changes: Partial<BankRow>): BankRow {
  return {
    seq: "7",
    bookedOn: "1993-01-05",
    account: "793",
    direction: "credit",
    operation: "remittance_in",
    purpose: "",
    counterpartyBank: "",
    counterpartyAccount: "",
    amount: "3401.00",
    balanceAfter: "4201.00",
    ...changes,
  };
}

function sidesOf(changes: Partial<BankRow>) {
  const { source, destination } = toPayment(row(changes));
  return [source, destination];
}

test("a credit comes from the counterparty and a debit goes to it", () => {
  expect(sidesOf({ direction: "credit", operation: "cash_deposit" })).toEqual([
    "external:berka-cash-desk",
    "external:berka-793",
  ]);
  expect(sidesOf({ direction: "debit", operation: "cash_withdrawal" })).toEqual([
    "external:berka-793",
    "external:berka-cash-desk",
  ]);
});

test.each([
  ["bank", "interest", "", "interest-paid"],
  ["cash_withdrawal", "statement_fee", "", "fees"],
  ["cash_withdrawal", "overdraft_interest", "", "overdraft-interest"],
  ["cash_withdrawal", "household", "", "cash-desk"],
  ["remittance_out", "household", "YZ", "bank-YZ"],
  ["remittance_out", "loan_payment", "AB", "bank-AB"],
  ["remittance_in", "pension", "ST", "bank-ST"],
])("%s with purpose %s is booked against the right account", (operation, purpose, bank, other) => {
  expect(sidesOf({ operation, purpose, counterpartyBank: bank })[0]).toBe(
    `external:berka-${other}`,
  );
});

test("an operation that the chart does not know is an error, not a guess", () => {
  expect(() => toPayment(row({ operation: "cheque" }))).toThrow('Row 7: no account for "cheque"');
});

test("a payment carries the row's key, the bank's date and what the bank knew", () => {
  expect(
    toPayment(row({ purpose: "pension", counterpartyBank: "YZ", counterpartyAccount: "62457513" })),
  ).toEqual({
    idempotency_key: "berka-row-7",
    amount: "3401.00",
    currency: "CZK",
    source: "external:berka-bank-YZ",
    destination: "external:berka-793",
    effective_at: "1993-01-05T00:00:00.000Z",
    external_id: "berka-row-7",
    description: "remittance_in: pension",
    metadata: {
      operation: "remittance_in",
      purpose: "pension",
      counterparty_bank: "YZ",
      counterparty_account: "62457513",
    },
  });
});

test("every row of the file is between two accounts that are opened for it", () => {
  const accounts = accountsFor(rows);
  const opened = new Set(accounts.map((account) => `external:${account.external_id}`));

  expect(opened.size).toBe(accounts.length);
  const named = new Set(
    rows.map(toPayment).flatMap(({ source, destination }) => [source, destination]),
  );
  expect(named).toEqual(opened);
});

test("1,229 customers get the overdraft their history needs, which is none for all but six", () => {
  const customers = accountsFor(rows).filter(({ name }) => name?.startsWith("Customer"));
  const overdrafts = customers
    .filter((customer) => customer.overdraft_limit !== "0.00")
    .map((customer) => [customer.external_id, customer.overdraft_limit]);

  expect(customers).toHaveLength(1_229);
  expect(Object.fromEntries(overdrafts)).toEqual({
    "berka-4743": "1376.90",
    "berka-5740": "3724.70",
    "berka-5868": "3370.30",
    "berka-7011": "3354.20",
    "berka-8566": "2719.70",
    "berka-8957": "2630.00",
  });
});

test("only accounts of the house go below zero without limit", () => {
  const unlimited = accountsFor(rows).filter((account) => account.overdraft_limit === null);

  expect(unlimited).toHaveLength(17);
  expect(unlimited.every(({ name }) => !name?.startsWith("Customer"))).toBe(true);
});
