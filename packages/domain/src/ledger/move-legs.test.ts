import { describe, expect, test } from "vitest";
import type { Account } from "../account/account.ts";
import { minorUnits, ZERO } from "../money/minor-units.ts";
import { accountId, accountsById, buildAccount, fundedAccount } from "../testing/build-account.ts";
import { buildLeg } from "../testing/build-intent.ts";
import { countIds } from "../testing/count-ids.ts";
import { namedCurrency } from "../testing/named-currency.ts";
import { moveLegs } from "./move-legs.ts";

const NOTHING = {
  postedDebits: ZERO,
  postedCredits: ZERO,
  pendingDebits: ZERO,
  pendingCredits: ZERO,
};

const move = (accounts: readonly Account[], ...legs: Parameters<typeof buildLeg>[]) =>
  moveLegs(
    "pay",
    legs.map((leg) => buildLeg(...leg)),
    accountsById(...accounts),
    countIds(),
  );

describe("a leg", () => {
  test("debits its source and credits its destination, each with the balance after it", () => {
    const cash = buildAccount("cash", { normalBalance: "debit", version: 7 });
    const ada = fundedAccount("ada", 100n, { version: 3 });
    const moved = move([cash, ada], ["cash", "ada", 40n]);
    const common = { amount: 40n, currency: namedCurrency("USD"), layer: "posted" };
    expect(moved.ok && moved.value.entries).toEqual([
      {
        ...common,
        id: "entry_1",
        account: cash.id,
        direction: "debit",
        balanceAfter: 40n,
        countersAfter: { ...NOTHING, postedDebits: 40n },
        accountVersion: 8,
      },
      {
        ...common,
        id: "entry_2",
        account: ada.id,
        direction: "credit",
        balanceAfter: 140n,
        countersAfter: { ...NOTHING, postedCredits: 140n },
        accountVersion: 4,
      },
    ]);
    expect(moved.ok && [...moved.value.accounts.values()]).toEqual([
      { ...cash, postedDebits: 40n, version: 8 },
      { ...ada, postedCredits: 140n, version: 4 },
    ]);
  });

  test("may take the last cent, and not one more", () => {
    const accounts = [fundedAccount("ada", 100n), buildAccount("ben")];
    expect(move(accounts, ["ada", "ben", 100n]).ok).toBe(true);
    expect(move(accounts, ["ada", "ben", 101n])).toEqual({
      ok: false,
      error: { code: "insufficient_funds", leg: 0 },
    });
  });

  test("is short of funds at its destination when a credit lowers it below its limit", () => {
    const cash = buildAccount("cash", { normalBalance: "debit", postedDebits: minorUnits(50n) });
    const accounts = [fundedAccount("ada", 100n), cash];
    expect(move(accounts, ["ada", "cash", 50n]).ok).toBe(true);
    expect(move(accounts, ["ada", "cash", 51n])).toEqual({
      ok: false,
      error: { code: "insufficient_funds", leg: 0 },
    });
  });

  test("can not spend what a hold has reserved", () => {
    const held = fundedAccount("ada", 100n, { pendingDebits: minorUnits(60n) });
    expect(move([held, buildAccount("ben")], ["ada", "ben", 41n]).ok).toBe(false);
    expect(move([held, buildAccount("ben")], ["ada", "ben", 40n]).ok).toBe(true);
  });

  test("of an account without a limit always has funds", () => {
    const bank = buildAccount("bank", { overdraftLimit: null });
    expect(move([bank, buildAccount("ben")], ["bank", "ben", 10n ** 38n - 1n]).ok).toBe(true);
  });
});

describe("several legs", () => {
  const three = [fundedAccount("ada", 100n), buildAccount("ben"), buildAccount("cy")];

  test("see what the earlier ones did", () => {
    const chain = move(three, ["ada", "ben", 100n], ["ben", "cy", 100n], ["cy", "ada", 1n]);
    expect(chain.ok && [...chain.value.accounts.values()].map(({ version }) => version)).toEqual([
      3, 3, 3,
    ]);
    expect(chain.ok && chain.value.entries.map(({ balanceAfter }) => balanceAfter)).toEqual([
      0n,
      100n,
      0n,
      100n,
      99n,
      1n,
    ]);
  });

  test("may not count on what only a later one brings", () => {
    expect(move(three, ["ben", "cy", 1n], ["ada", "ben", 1n])).toEqual({
      ok: false,
      error: { code: "insufficient_funds", leg: 0 },
    });
  });

  test("move all or none: the first that can not is named, and nothing has changed", () => {
    const before = structuredClone(three);
    expect(move(three, ["ada", "ben", 60n], ["ada", "cy", 41n], ["ben", "cy", 999n])).toEqual({
      ok: false,
      error: { code: "insufficient_funds", leg: 1 },
    });
    expect(three).toEqual(before);
  });
});

describe("of several reasons the first in order of precedence is given", () => {
  const closed = buildAccount("closed", { status: "closed" });
  const frozen = buildAccount("frozen", { status: "frozen" });
  const empty = buildAccount("empty");
  test.each([
    ["account_closed", "frozen", "closed"],
    ["account_closed", "closed", "frozen"],
    ["account_closed", "closed", "empty"],
    ["account_closed", "empty", "closed"],
    ["account_frozen", "frozen", "empty"],
    ["account_frozen", "empty", "frozen"],
  ] as const)("%s from %s to %s, where there are no funds either", (code, source, destination) => {
    expect(move([closed, frozen, empty], [source, destination, 1n])).toEqual({
      ok: false,
      error: { code, leg: 0 },
    });
  });

  test("and an earlier leg's reason comes before a later leg's", () => {
    expect(
      move([empty, buildAccount("ben"), closed], ["empty", "ben", 1n], ["ben", "closed", 1n]),
    ).toEqual({ ok: false, error: { code: "insufficient_funds", leg: 0 } });
  });
});

describe("a release", () => {
  const held = [
    fundedAccount("ada", 100n, { pendingDebits: minorUnits(60n), status: "frozen" }),
    buildAccount("ben", { pendingCredits: minorUnits(60n), status: "frozen" }),
  ];

  test("takes back what was pending on both sides, also of accounts that are not active", () => {
    const released = moveLegs(
      "release",
      [buildLeg("ada", "ben", 60n)],
      accountsById(...held),
      countIds(),
    );
    expect(released.ok && [...released.value.accounts.values()]).toMatchObject([
      { pendingDebits: 0n, pendingCredits: 0n, postedCredits: 100n },
      { pendingDebits: 0n, pendingCredits: 0n, postedCredits: 0n },
    ]);
  });
});

test("a hold of an exchange balances in each of its currencies", () => {
  const eur = { currency: namedCurrency("EUR") };
  const sell = buildLeg("ada", "usd", 110n);
  const buy = { ...buildLeg("eur", "bea", 100n), ...eur };
  const accounts = [
    fundedAccount("ada", 110n),
    buildAccount("usd"),
    fundedAccount("eur", 100n, eur),
    buildAccount("bea", eur),
  ];
  const moved = moveLegs("hold", [sell, buy], accountsById(...accounts), countIds());
  expect(
    moved.ok &&
      moved.value.entries.map(
        ({ direction, amount, currency }) => `${direction} ${amount} ${currency.code}`,
      ),
  ).toEqual(["debit 110 USD", "credit 110 USD", "debit 100 EUR", "credit 100 EUR"]);
});

test("an account that was not loaded with its batch is an error, never an empty account", () => {
  expect(() => move([fundedAccount("ada", 1n)], ["ada", "ben", 1n])).toThrow(accountId("ben"));
});
