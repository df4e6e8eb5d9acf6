import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { namedCurrency } from "../testing/named-currency.ts";
import { formatAmount } from "./format-amount.ts";
import { minorUnits } from "./minor-units.ts";
import { parseAmount, parseAmountOrZero } from "./parse-amount.ts";

const USD = namedCurrency("USD");

/** One currency for every exponent there is. */
const currency = fc.constantFrom("JPY", "HUF", "KWD", "CLF").map(namedCurrency);

const amount = fc.bigInt({ min: 1n, max: 10n ** 38n - 1n }).map(minorUnits);

/** Writes minor units by moving digits about, with no arithmetic at all. */
function writeByHand(units: bigint, exponent: number): string {
  const digits = units.toString().padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent);
  return exponent === 0 ? whole : `${whole}.${digits.slice(-exponent)}`;
}

describe("an amount", () => {
  test("survives being written and read, in every exponent and up to 38 digits", () => {
    fc.assert(
      fc.property(amount, currency, (units, unit) => {
        const text = formatAmount(units, unit);
        expect(text).toBe(writeByHand(units, unit.exponent));
        expect(parseAmount(text, unit)).toEqual({ ok: true, value: units });
      }),
      { numRuns: 1_000 },
    );
  });

  test("may leave fraction digits out, which are zeros", () => {
    fc.assert(
      fc.property(amount, currency, (units, unit) => {
        const text = formatAmount(units, unit);
        const shortened = text.includes(".") ? text.replace(/\.?0+$/, "") : text;
        expect(parseAmount(shortened, unit)).toEqual({ ok: true, value: units });
      }),
    );
    expect(parseAmount("25", USD)).toEqual({ ok: true, value: 2_500n });
    expect(parseAmount("25.5", USD)).toEqual({ ok: true, value: 2_550n });
  });

  test.each([
    ["JPY", "9".repeat(38)],
    ["USD", `${"9".repeat(36)}.99`],
    ["KWD", `${"9".repeat(35)}.999`],
    ["CLF", `${"9".repeat(34)}.9999`],
  ])("has at most 38 digits in minor units: %s %s is the largest", (code, text) => {
    const unit = namedCurrency(code);
    expect(parseAmount(text, unit)).toEqual({ ok: true, value: 10n ** 38n - 1n });
    expect(parseAmount(`1${text}`, unit)).toEqual({ ok: false, error: "amount_too_large" });
  });

  test("counts the digits that its currency has, also when they are not written", () => {
    expect(parseAmount("9".repeat(36), USD).ok).toBe(true);
    expect(parseAmount("9".repeat(37), USD)).toEqual({ ok: false, error: "amount_too_large" });
  });
});

describe("what is no plain decimal number is refused as amount_invalid", () => {
  test.each([
    "",
    " ",
    "1e2",
    "1E2",
    "+1",
    "-1",
    "-0",
    "01",
    "00",
    "00.10",
    "1.",
    ".5",
    "1.2.3",
    "1,00",
    "1 000",
    "1_000",
    " 1",
    "1 ",
    "1\n",
    "1\0",
    "0x10",
    "0b1",
    "1n",
    "NaN",
    "Infinity",
    "１２",
    "١٢",
    "1．00",
    "²",
    "$1",
    "1USD",
    "--1",
    "null",
  ])("%j", (text) => {
    expect(parseAmount(text, USD)).toEqual({ ok: false, error: "amount_invalid" });
  });

  test("and so is everything else outside the grammar of the contract", () => {
    const grammar = /^(0|[1-9][0-9]*)(\.[0-9]+)?$/;
    const texts = fc.oneof(
      fc.string({ unit: fc.constantFrom("0", "1", ".", "+", "-", "e", " ", "９", ",") }),
      fc.string(),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const result = parseAmountOrZero(text, USD);
        expect(!result.ok && result.error === "amount_invalid").toBe(!grammar.test(text));
      }),
      { numRuns: 1_000 },
    );
  });
});

test.each([
  ["JPY", "1.0"],
  ["USD", "1.000"],
  ["USD", "0.001"],
  ["KWD", "1.0000"],
  ["CLF", "1.00000"],
])(
  "more fraction digits than the currency has are refused even when they are zeros: %s %s",
  (code, text) => {
    expect(parseAmount(text, namedCurrency(code))).toEqual({
      ok: false,
      error: "amount_precision",
    });
  },
);

test.each(["0", "0.0", "0.00"])("an amount is greater than zero, a limit may be %s", (text) => {
  expect(parseAmount(text, USD)).toEqual({ ok: false, error: "amount_not_positive" });
  expect(parseAmountOrZero(text, USD)).toEqual({ ok: true, value: 0n });
});

test.each([
  ["amount_invalid", `0${"9".repeat(40)}.000`],
  ["amount_precision", `${"9".repeat(40)}.000`],
  ["amount_precision", "0.000"],
  ["amount_too_large", "9".repeat(40)],
  ["amount_not_positive", "0.00"],
])("of several faults in one amount the first of the list is said: %s for %s", (code, text) => {
  expect(parseAmount(text, USD)).toEqual({ ok: false, error: code });
});
