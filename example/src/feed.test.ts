import { expect, test } from "vitest";
import { toPayment } from "./chart-of-accounts.ts";
import { batchKey, splitIntoLanes } from "./feed.ts";
import { readRows } from "./read-rows.ts";

const rows = readRows(new URL("../data/berka-transactions.csv", import.meta.url));

test("lanes share no customer, keep the order of the file and lose no row", () => {
  const lanes = splitIntoLanes(rows, 4);
  const laneOfCustomer = new Map<string, number>();
  for (const [lane, laneRows] of lanes.entries()) {
    const seqs = laneRows.map((row) => Number(row.seq));
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    for (const { account } of laneRows) {
      expect(laneOfCustomer.get(account) ?? lane).toBe(lane);
      laneOfCustomer.set(account, lane);
    }
  }
  expect(lanes.flat()).toHaveLength(rows.length);
});

test("a batch is named by its contents, so that another run asks for the same thing", () => {
  const payments = rows.slice(0, 3).map(toPayment);

  expect(batchKey(payments)).toBe(batchKey(rows.slice(0, 3).map(toPayment)));
  expect(batchKey(payments)).not.toBe(batchKey(payments.slice(1)));
});
