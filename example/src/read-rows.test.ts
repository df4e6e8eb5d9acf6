import { expect, test } from "vitest";
import { parseRows, readRows } from "./read-rows.ts";

const header =
  "seq,booked_on,account,direction,operation,purpose,counterparty_bank,counterparty_account,amount,balance_after";

test("the file is whole: 19,556 rows of 1,229 accounts, booked in the order of seq", () => {
  const rows = readRows(new URL("../data/berka-transactions.csv", import.meta.url));

  expect(rows).toHaveLength(19_556);
  expect(new Set(rows.map((row) => row.account)).size).toBe(1_229);
  expect(rows.every((row, index) => row.seq === String(index + 1))).toBe(true);
  expect(rows.every((row) => row.amount !== "0.00")).toBe(true);
});

test("cells keep their text: no amount ever becomes a number", () => {
  const [row] = parseRows(`${header}\n1,1993-01-01,2378,credit,cash_deposit,,,,700.00,-0.50\n`);

  expect(row).toMatchObject({
    account: "2378",
    purpose: "",
    amount: "700.00",
    balanceAfter: "-0.50",
  });
});

test("a line that is not the bank's is an error that names it", () => {
  const good = "1,1993-01-01,2378,credit,cash_deposit,,,,700.00,700.00";
  expect(() => parseRows("a,b\n1,2\n")).toThrow("Line 1 is not");
  expect(() => parseRows(`${header}\n${good}\n${good.replace("credit", "up")}`)).toThrow("Line 3");
  expect(() => parseRows(`${header}\n${good.replace("700.00", "7e2")}`)).toThrow("Line 2");
});
