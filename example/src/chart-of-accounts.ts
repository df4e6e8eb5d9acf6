import type { AccountCreateParams, SingleLegParams } from "@quittance/client";
import type { BankRow } from "./read-rows.ts";

const CURRENCY = "CZK";

/** The bank's own side of the books. What it owns or spends is debit normal, what it earns credit. */
const HOUSE_ACCOUNTS = {
  "cash-desk": { name: "Cash desk", normal_balance: "debit" },
  "interest-paid": { name: "Interest paid to customers", normal_balance: "debit" },
  "overdraft-interest": { name: "Interest on overdrafts", normal_balance: "credit" },
  fees: { name: "Statement fees", normal_balance: "credit" },
} as const;

/** Every account that the rows need, customers first, each named by an external id of its own. */
export function accountsFor(rows: readonly BankRow[]): AccountCreateParams[] {
  const banks = new Set(rows.map((row) => row.counterpartyBank).filter((bank) => bank !== ""));
  return [...customersFor(rows), ...houseAccounts(), ...[...banks].sort().map(bankAccount)];
}

/** One row as a payment: its own key, the bank's date, and what the bank knew about it. */
export function toPayment(row: BankRow): SingleLegParams & { idempotency_key: string } {
  const customer = `external:${customerExternalId(row.account)}`;
  const counterparty = `external:berka-${counterpartyOf(row)}`;
  const [source, destination] =
    row.direction === "credit" ? [counterparty, customer] : [customer, counterparty];
  return {
    idempotency_key: `berka-row-${row.seq}`,
    amount: row.amount,
    currency: CURRENCY,
    source,
    destination,
    effective_at: `${row.bookedOn}T00:00:00.000Z`,
    external_id: `berka-row-${row.seq}`,
    description: [row.operation, row.purpose].filter(Boolean).join(": "),
    metadata: describeCounterparty(row),
  };
}

/** The external id under which a customer's account is opened. */
export function customerExternalId(account: string): string {
  return `berka-${account}`;
}

/**
 * Who is on the other side. The purpose decides before the operation, because the bank books its
 * own fees and overdraft interest as cash withdrawals although no cash leaves the desk.
 */
function counterpartyOf(row: BankRow): string {
  if (row.purpose === "interest") return "interest-paid";
  if (row.purpose === "overdraft_interest") return "overdraft-interest";
  if (row.purpose === "statement_fee") return "fees";
  if (row.counterpartyBank !== "") return `bank-${row.counterpartyBank}`;
  if (row.operation.startsWith("cash_")) return "cash-desk";
  throw new Error(`Row ${row.seq}: no account for "${row.operation}", "${row.purpose}".`);
}

/** Who was paid at the other bank (insurer, landlord, lender) is known by account number only. */
function describeCounterparty(row: BankRow): Record<string, string> {
  const facts = {
    operation: row.operation,
    purpose: row.purpose,
    counterparty_bank: row.counterpartyBank,
    counterparty_account: row.counterpartyAccount,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== ""));
}

function customersFor(rows: readonly BankRow[]): AccountCreateParams[] {
  const overdraftLimits = new Map<string, string>();
  for (const { account, balanceAfter } of rows) {
    const limit = overdraftLimits.get(account) ?? "0.00";
    overdraftLimits.set(account, deeper(limit, balanceAfter));
  }
  return [...overdraftLimits].map(([account, overdraft_limit]) => ({
    currency: CURRENCY,
    external_id: customerExternalId(account),
    name: `Customer ${account}`,
    overdraft_limit,
  }));
}

/**
 * The bank let a few customers go below zero. Each gets exactly the limit that its own history
 * needs, so the ledger still refuses what the bank never allowed.
 */
function deeper(limit: string, balance: string): string {
  if (!balance.startsWith("-")) return limit;
  const depth = balance.slice(1);
  return minorUnits(depth) > minorUnits(limit) ? depth : limit;
}

function minorUnits(amount: string): bigint {
  return BigInt(amount.replace(".", ""));
}

function houseAccounts(): AccountCreateParams[] {
  return Object.entries(HOUSE_ACCOUNTS).map(([key, account]) => ({
    currency: CURRENCY,
    external_id: `berka-${key}`,
    overdraft_limit: null,
    ...account,
  }));
}

/** What another bank owes us, or we owe it: it goes both ways without limit. */
function bankAccount(bank: string): AccountCreateParams {
  return {
    currency: CURRENCY,
    external_id: `berka-bank-${bank}`,
    name: `Settlement with bank ${bank}`,
    normal_balance: "debit",
    overdraft_limit: null,
  };
}
