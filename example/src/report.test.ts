import { expect, test } from "vitest";
import { describeComparison, describeFeed } from "./report.ts";

test("a first run tells how many were posted and how fast", () => {
  expect(describeFeed({ accepted: 19_556, known: 0, refused: [] }, 8_000)).toEqual([
    "Posted           19,556 in 8.0 s, 2,445 per second",
  ]);
});

test("a second run says that there was nothing new", () => {
  expect(describeFeed({ accepted: 0, known: 19_556, refused: [] }, 900)).toEqual([
    "Posted           nothing new",
    "Known before     19,556 (same keys, no second payment)",
  ]);
});

test("differences are named, twenty of them, and the others are counted", () => {
  const balancesAfterRows = Array.from({ length: 25 }, (_, index) => ({
    account: "2378",
    row: String(index),
    bank: "credit 1.00, then 1.00",
    quittance: "nothing",
  }));
  const lines = describeComparison({ accounts: 1, rows: 30, finalBalances: [], balancesAfterRows });

  expect(lines.slice(0, 3)).toEqual([
    "Final balances   1 of 1 accounts equal",
    "After every row  5 of 30 balances equal",
    "Different        account 2378, row 0: bank credit 1.00, then 1.00; Quittance nothing",
  ]);
  expect(lines.at(-1)).toBe("… and 5 more");
});
