import { describe, expect, test } from "vitest";
import { findIsoCurrency } from "../money/currency.ts";
import { acceptAccount } from "./accept-account.ts";

describe("an account's overdraft limit", () => {
  test.each([
    ["is nothing when left out", { currency: "USD" }, 0n],
    ["is none when null", { currency: "USD", overdraft_limit: null }, null],
    ["may be nothing", { currency: "USD", overdraft_limit: "0" }, 0n],
    ["is read in the account's currency", { currency: "KWD", overdraft_limit: "1.5" }, 1_500n],
  ])("%s", (_rule, request, overdraftLimit) => {
    expect(acceptAccount(request, findIsoCurrency)).toEqual({
      ok: true,
      value: { currency: findIsoCurrency(request.currency), overdraftLimit },
    });
  });

  test.each([
    ["amount_invalid", { currency: "USD", overdraft_limit: "-1" }],
    ["amount_precision", { currency: "JPY", overdraft_limit: "1.0" }],
    ["amount_too_large", { currency: "USD", overdraft_limit: "9".repeat(37) }],
  ])("is refused with %s", (code, request) => {
    const result = acceptAccount(request, findIsoCurrency);
    expect(!result.ok && result.error).toMatchObject([{ pointer: "/overdraft_limit", code }]);
  });
});

test("a currency that is not in use is refused before anything else is looked at", () => {
  const result = acceptAccount({ currency: "ANG", overdraft_limit: "-1" }, findIsoCurrency);
  expect(!result.ok && result.error).toMatchObject([
    { pointer: "/currency", code: "currency_invalid" },
  ]);
});
