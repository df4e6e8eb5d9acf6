import { newId } from "@quittance/db";
import { describeAccount, findIsoCurrency, instantOf, ZERO } from "@quittance/domain";
import { expect, test } from "vitest";
import { changesOf, openingOf } from "./account-deeds.ts";

const usd = findIsoCurrency("USD");
if (usd === undefined) throw new Error("there are dollars");
const openedAt = instantOf(new Date("2026-11-22T14:00:00.000Z"));
const account = describeAccount({
  id: newId("acct"),
  livemode: false,
  currency: usd,
  normalBalance: "credit",
  status: "active",
  overdraftLimit: ZERO,
  postedDebits: ZERO,
  postedCredits: ZERO,
  pendingDebits: ZERO,
  pendingCredits: ZERO,
  version: 1,
  externalId: "ada",
  name: null,
  metadata: {},
  createdAt: openedAt,
  updatedAt: openedAt,
});

test("the opening of an account tells its terms, and not what follows from payments", () => {
  expect(openingOf(account)).toEqual({
    action: "account.created",
    resource: account.id,
    detail: {
      currency: { before: null, after: "USD" },
      normal_balance: { before: null, after: "credit" },
      status: { before: null, after: "active" },
      overdraft_limit: { before: null, after: "0.00" },
      external_id: { before: null, after: "ada" },
      metadata: { before: null, after: {} },
    },
  });
});

test("one change of status, limit and name is three deeds, each under its own name", () => {
  const after = { ...account, status: "frozen", overdraft_limit: null, name: "Ada" } as const;
  const resource = account.id;
  expect(changesOf(account, after)).toEqual([
    {
      action: "account.frozen",
      resource,
      detail: { status: { before: "active", after: "frozen" } },
    },
    {
      action: "account.limit_changed",
      resource,
      detail: { overdraft_limit: { before: "0.00", after: null } },
    },
    { action: "account.updated", resource, detail: { name: { before: null, after: "Ada" } } },
  ]);
});

test("what payments and clocks change of an account is no deed", () => {
  const after = { ...account, version: 9, updated_at: instantOf(new Date()) };
  expect(changesOf(account, after)).toEqual([]);
});

test.each([
  ["frozen", "active", "account.unfrozen"],
  ["active", "closed", "account.closed"],
] as const)("an account that was %s and is %s is %s", (before, status, action) => {
  const deeds = changesOf({ ...account, status: before }, { ...account, status });
  expect(deeds.map((deed) => deed.action)).toEqual([action]);
});
