import { instantOf, type LedgerTransaction } from "@quittance/domain";
import fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "../public-id.ts";
import { portions } from "./portions.ts";

const at = instantOf(new Date(0));
const transactionOf = (entries: number): LedgerTransaction => ({
  id: newId("txn"),
  kind: "payment",
  paymentIntent: newId("pi"),
  effectiveAt: at,
  createdAt: at,
  entries: Array.from<LedgerTransaction["entries"][number]>({ length: entries }),
});
const sizeOf = (portion: readonly LedgerTransaction[]) =>
  portion.reduce((sum, { entries }) => sum + entries.length, 0);

test("portions are the transactions in order, each whole, with at most 10,000 entries", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 2, max: 4_000 }), { maxLength: 30 }), (sizes) => {
      const transactions = sizes.map(transactionOf);
      const all = portions(transactions);
      expect(all.flat()).toEqual(transactions);
      for (const portion of all) expect(sizeOf(portion)).toBeLessThanOrEqual(10_000);
      // Nothing is split further than it must be: what begins a portion had no room in the one before.
      all.slice(1).forEach((portion, index) => {
        const before = all[index] ?? [];
        expect(sizeOf(before) + (portion[0]?.entries.length ?? 0)).toBeGreaterThan(10_000);
      });
    }),
  );
});

test("a transaction with more entries than that is a portion of its own", () => {
  const sizes = [5, 10_001, 5];
  expect(portions(sizes.map(transactionOf)).map(sizeOf)).toEqual(sizes);
});
