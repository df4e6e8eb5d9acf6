import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

/** One transaction as the bank booked it. Empty cells are empty strings. */
export interface BankRow {
  /** Position in the file, from 1: the order in which the bank booked. */
  seq: string;
  /** A day, `YYYY-MM-DD`. */
  bookedOn: string;
  /** The customer's account number at the bank. */
  account: string;
  /** From the customer's side: a credit raises the balance. */
  direction: "credit" | "debit";
  operation: string;
  purpose: string;
  counterpartyBank: string;
  counterpartyAccount: string;
  /** Decimal strings in CZK with two digits, as in the file; never numbers. */
  amount: string;
  balanceAfter: string;
}

const COLUMNS = [
  "seq",
  "booked_on",
  "account",
  "direction",
  "operation",
  "purpose",
  "counterparty_bank",
  "counterparty_account",
  "amount",
  "balance_after",
];

/** Reads the bank's file from disk. */
export function readRows(path: URL): BankRow[] {
  return parseRows(readFileSync(path, "utf8"));
}

/**
 * Reads the bank's CSV.
 *
 * @throws Error that names the line when the text is not that file
 */
export function parseRows(text: string): BankRow[] {
  const [header, ...lines] = parse(text);
  if (header?.join() !== COLUMNS.join()) throw new Error(`Line 1 is not "${COLUMNS.join()}".`);
  return lines.map((cells, index) => toRow(cells, index + 2));
}

function toRow(cells: string[], line: number): BankRow {
  const [seq = "", bookedOn = "", account = "", direction, operation = "", purpose = ""] = cells;
  const [counterpartyBank = "", counterpartyAccount = "", amount = "", balanceAfter = ""] =
    cells.slice(6);
  if (direction !== "credit" && direction !== "debit") {
    throw new Error(`Line ${line}: the direction is neither credit nor debit.`);
  }
  if (!/^\d+\.\d\d$/.test(amount) || !/^-?\d+\.\d\d$/.test(balanceAfter)) {
    throw new Error(`Line ${line}: an amount is not decimal with two digits.`);
  }
  return {
    seq,
    bookedOn,
    account,
    direction,
    operation,
    purpose,
    counterpartyBank,
    counterpartyAccount,
    amount,
    balanceAfter,
  };
}
