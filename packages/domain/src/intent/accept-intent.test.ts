import { describe, expect, test } from "vitest";
import { byPrecedence, type RefusalCode } from "../codes.ts";
import { findIsoCurrency } from "../money/currency.ts";
import { accountId } from "../testing/build-account.ts";
import { namedCurrency } from "../testing/named-currency.ts";
import {
  type AccountSummary,
  acceptLegs,
  type FindAccount,
  type LegRequest,
} from "./accept-intent.ts";

const known: Readonly<Record<string, Pick<AccountSummary, "status"> & { currency: string }>> = {
  alice: { currency: "USD", status: "active" },
  bob: { currency: "USD", status: "active" },
  eva: { currency: "EUR", status: "active" },
  frozen: { currency: "USD", status: "frozen" },
  closed: { currency: "USD", status: "closed" },
};

const findAccount: FindAccount = (reference) => {
  const name = reference.replace(/^external:/, "");
  const account = known[name];
  return (
    account && {
      id: accountId(name),
      currency: namedCurrency(account.currency),
      status: account.status,
    }
  );
};

const directories = { findAccount, findCurrency: findIsoCurrency };

const leg = (fields: Partial<LegRequest> = {}): LegRequest => ({
  pointer: "",
  amount: "25.00",
  currency: "USD",
  source: "alice",
  destination: "bob",
  ...fields,
});

function faultsOf(...requests: readonly LegRequest[]) {
  const result = acceptLegs(requests, directories);
  return result.ok ? [] : byPrecedence(result.error).map(({ code, pointer }) => [code, pointer]);
}

describe("a leg that could move money is accepted", () => {
  test("with its amount in minor units and the ids of its accounts", () => {
    expect(acceptLegs([leg({ source: "external:alice" })], directories)).toEqual({
      ok: true,
      value: [
        {
          amount: 2_500n,
          currency: namedCurrency("USD"),
          source: "acct_alice",
          destination: "acct_bob",
        },
      ],
    });
  });

  test("in the order given, and several of them may use the same accounts", () => {
    const result = acceptLegs(
      [leg({ amount: "1" }), leg({ amount: "2", source: "bob", destination: "alice" })],
      directories,
    );
    expect(result.ok && result.value.map(({ amount }) => amount)).toEqual([100n, 200n]);
  });
});

describe("each fault has its code and says where it is", () => {
  const cases: readonly [code: RefusalCode, fields: Partial<LegRequest>, pointer: string][] = [
    ["currency_invalid", { currency: "ANG" }, "/currency"],
    ["currency_invalid", { currency: "usd" }, "/currency"],
    ["amount_invalid", { amount: "1e2" }, "/amount"],
    ["amount_precision", { amount: "1.000" }, "/amount"],
    ["amount_too_large", { amount: "9".repeat(37) }, "/amount"],
    ["amount_not_positive", { amount: "0.00" }, "/amount"],
    ["same_account", { destination: "alice" }, "/destination"],
    ["same_account", { destination: "external:alice" }, "/destination"],
    ["account_not_found", { source: "nobody" }, "/source"],
    ["account_not_found", { destination: "nobody" }, "/destination"],
    ["currency_mismatch", { source: "eva" }, "/source"],
    ["currency_mismatch", { destination: "eva" }, "/destination"],
    ["account_not_active", { source: "frozen" }, "/source"],
    ["account_not_active", { destination: "closed" }, "/destination"],
  ];
  test.each(cases)("%s for %j", (code, fields, pointer) => {
    expect(faultsOf(leg(fields))).toEqual([[code, pointer]]);
  });

  test("a pointer begins with where the leg stands", () => {
    expect(faultsOf(leg(), leg({ pointer: "/legs/1", amount: "x" }))).toEqual([
      ["amount_invalid", "/legs/1/amount"],
    ]);
  });
});

test("of two faults in one leg the one that comes first in the list of codes is said first", () => {
  // In order of precedence; each is combined with every later one that can stand beside it.
  const faults: readonly [RefusalCode, Partial<LegRequest>][] = [
    ["currency_invalid", { currency: "XXX" }],
    ["amount_invalid", { amount: "x" }],
    ["amount_precision", { amount: "1.000" }],
    ["amount_too_large", { amount: "9".repeat(37) }],
    ["amount_not_positive", { amount: "0" }],
    ["same_account", { source: "bob", destination: "bob" }],
    ["account_not_found", { source: "nobody" }],
    ["currency_mismatch", { destination: "eva" }],
    ["account_not_active", { source: "frozen" }],
  ];
  for (const [index, [first, fields]] of faults.entries()) {
    for (const [, more] of faults.slice(index + 1)) {
      const combined = faultsOf(leg({ ...more, ...fields }));
      expect(combined[0]?.[0], JSON.stringify({ ...more, ...fields })).toBe(first);
    }
  }
});

test("all faults are said, not only the first", () => {
  const everywhere = leg({ amount: "0", source: "nobody", destination: "eva" });
  expect(faultsOf(everywhere)).toEqual([
    ["amount_not_positive", "/amount"],
    ["account_not_found", "/source"],
    ["currency_mismatch", "/destination"],
  ]);
  expect(faultsOf(everywhere, leg({ pointer: "/legs/1", source: "closed" }))).toHaveLength(4);
});

test("one faulty leg refuses them all", () => {
  expect(acceptLegs([leg(), leg({ amount: "0" })], directories).ok).toBe(false);
});

test("two accounts that are both unknown are not taken for the same one", () => {
  expect(faultsOf(leg({ source: "nobody", destination: "nobody" }))).toEqual([
    ["account_not_found", "/source"],
    ["account_not_found", "/destination"],
  ]);
});
