import { describe, expect, test } from "vitest";
import { findIsoCurrency } from "./currency.ts";
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
    expect(findIsoCurrency(code)).toEqual({ code, exponent });
  });

  test.each(["ANG", "BGN", "HRK", "CUC", "SLL", "ZWL", "DEM", "VEF", "MRO", "STD", "LTL"])(
    "%s is retired",
    (code) => expect(findIsoCurrency(code)).toBeUndefined(),
  );

  test.each(["XAU", "XDR", "XXX", "XTS", "XUA"])("%s is not money that moves", (code) => {
    expect(findIsoCurrency(code)).toBeUndefined();
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
])("%j is not a currency", (code) => expect(findIsoCurrency(code)).toBeUndefined());
