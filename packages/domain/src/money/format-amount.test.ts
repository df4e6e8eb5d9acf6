import { BigNumber } from "bignumber.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { namedCurrency } from "../testing/named-currency.ts";
import { formatAmount } from "./format-amount.ts";
import { minorUnits } from "./minor-units.ts";

test.each([
  ["USD", 2_500n, "25.00"],
  ["USD", 5n, "0.05"],
  ["USD", 0n, "0.00"],
  ["USD", -5n, "-0.05"],
  ["USD", -123_456n, "-1234.56"],
  ["JPY", 2_500n, "2500"],
  ["JPY", 0n, "0"],
  ["KWD", 1n, "0.001"],
  ["CLF", 10_000n, "1.0000"],
  ["USD", 10n ** 38n - 1n, `${"9".repeat(36)}.99`],
  ["USD", -(10n ** 40n), `-1${"0".repeat(38)}.00`],
])(
  "an amount in %s is written with exactly the currency's digits: %s is %s",
  (code, units, text) => {
    expect(formatAmount(minorUnits(units), namedCurrency(code))).toBe(text);
  },
);

test("any amount is written as a library for decimals writes it", () => {
  const amounts = fc.bigInt({ min: -(10n ** 57n), max: 10n ** 57n });
  fc.assert(
    fc.property(
      fc.oneof(amounts, fc.bigInt({ min: -2_000n, max: 2_000n })),
      fc.integer({ min: 0, max: 18 }),
      (units, exponent) => {
        const currency = { ...namedCurrency("USD"), exponent };
        expect(formatAmount(minorUnits(units), currency)).toBe(
          new BigNumber(units.toString()).shiftedBy(-exponent).toFixed(exponent),
        );
      },
    ),
    { numRuns: 1_000 },
  );
});
