import { describe, expect, test } from "vitest";
import { acceptCurrency } from "./accept-currency.ts";
import { ISO_4217_EXPONENTS, ISO_4217_RESERVED } from "./iso-4217.ts";

test.each([
  ["BTC", 8],
  ["ETH", 18],
  ["POINTS", 0],
  ["1INCH", 18],
  ["A234567890123456", 2],
])("%s with %i digits may be registered", (code, exponent) => {
  expect(acceptCurrency({ code, exponent })).toEqual({ ok: true, value: { code, exponent } });
});

describe("a code of its own is not one that means something to everybody", () => {
  test("none that ISO 4217 has, or had, or keeps for something else, may be registered", () => {
    const codes = [...Object.keys(ISO_4217_EXPONENTS), ...ISO_4217_RESERVED];
    expect(codes.length).toBeGreaterThan(300);
    const accepted = codes.filter((code) => acceptCurrency({ code, exponent: 2 }).ok);
    expect(accepted).toEqual([]);
  });

  test("no code is both in use and reserved, and each is three capitals", () => {
    const reserved = [...ISO_4217_RESERVED];
    expect(reserved.filter((code) => code in ISO_4217_EXPONENTS)).toEqual([]);
    expect(reserved.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
  });
});

test.each(["", "AB", "A".repeat(17), "btc", "B TC", "BTC\n", "ＢＴＣ", "__proto__"])(
  "%j is no code",
  (code) => {
    expect(acceptCurrency({ code, exponent: 2 })).toMatchObject({
      ok: false,
      error: [{ pointer: "/code", code: "currency_invalid" }],
    });
  },
);

test.each([-1, 19, 0.5, Number.NaN, Number.POSITIVE_INFINITY])("%d is no exponent", (exponent) => {
  expect(acceptCurrency({ code: "BTC", exponent })).toMatchObject({
    ok: false,
    error: [{ pointer: "/exponent", code: "validation_failed" }],
  });
});

test("both faults are told", () => {
  const refusal = acceptCurrency({ code: "usd", exponent: 99 });
  expect(!refusal.ok && refusal.error).toHaveLength(2);
});
