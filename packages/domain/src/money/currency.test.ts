import { describe, expect, test } from "vitest";
import { currencyOf, findCurrency } from "./currency.ts";
import { ISO_4217_EXPONENTS } from "./iso-4217.ts";

describe("the table of currencies is ISO 4217 as of its date", () => {
  test.each([
    ["USD", 2],
    ["EUR", 2],
    ["HUF", 2],
    ["COP", 2],
    ["IDR", 2],
    ["XCG", 2],
    ["XAD", 2],
    ["ZWG", 2],
    ["JPY", 0],
    ["KRW", 0],
    ["CLP", 0],
    ["ISK", 0],
    ["KWD", 3],
    ["BHD", 3],
    ["CLF", 4],
    ["UYW", 4],
  ])("%s has %i decimal digits", (code, exponent) => {
    expect(findCurrency(code)).toEqual({ code, exponent });
  });

  test.each(["ANG", "BGN", "HRK", "CUC", "SLL", "ZWL", "DEM", "VEF", "MRO", "STD", "LTL"])(
    "%s is retired",
    (code) => expect(findCurrency(code)).toBeUndefined(),
  );

  test.each(["XAU", "XDR", "XXX", "XTS", "XUA"])("%s is not money that moves", (code) => {
    expect(findCurrency(code)).toBeUndefined();
  });

  test("every code is three capitals, and no list of the table has a gap that made an empty code", () => {
    const codes = Object.keys(ISO_4217_EXPONENTS);
    expect(codes.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
    expect(codes).toHaveLength(165);
  });
});

test.each([
  "",
  "usd",
  "Usd",
  "US",
  "USDT",
  "USD ",
  "ＵＳＤ",
  "__proto__",
  "constructor",
  "toString",
])("%j is not a currency", (code) => expect(findCurrency(code)).toBeUndefined());

test("a currency in stored data that the table does not have is an error and not a guess", () => {
  const stored = findCurrency("USD");
  if (stored === undefined) throw new Error("USD is in the table");
  expect(currencyOf(stored.code)).toEqual(stored);
  const retired = JSON.parse('"ANG"');
  expect(() => currencyOf(retired)).toThrow("ANG");
});
