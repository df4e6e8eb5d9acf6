import { describe, expect, test } from "vitest";
import { minorUnits } from "../money/minor-units.ts";
import { buildAccountRecord } from "../testing/build-account-record.ts";
import { ACCEPTED_AT, DECIDED_AT } from "../testing/build-intent.ts";
import { closeAccount } from "./close-account.ts";

const spent = {
  postedDebits: minorUnits(700n),
  postedCredits: minorUnits(700n),
  version: 9,
};

test.each(["active", "frozen"] as const)("an %s account with nothing in it is closed", (status) => {
  const account = buildAccountRecord("ada", { ...spent, status });
  expect(closeAccount(account, DECIDED_AT)).toEqual({
    ok: true,
    value: { ...account, status: "closed", updatedAt: DECIDED_AT },
  });
});

describe("an account is not closed while something is left", () => {
  test.each([
    ["to its owner", { postedCredits: minorUnits(701n) }],
    ["for its owner to pay back", { postedDebits: minorUnits(701n) }],
    ["on hold on its way out", { pendingDebits: minorUnits(1n) }],
    ["on hold on its way in", { pendingCredits: minorUnits(1n) }],
  ])("%s", (_what, fields) => {
    for (const normalBalance of ["credit", "debit"] as const) {
      const account = buildAccountRecord("ada", { ...spent, normalBalance, ...fields });
      expect(closeAccount(account, DECIDED_AT)).toEqual({ ok: false, error: "account_not_empty" });
    }
  });
});

test("an account that is closed already stays the very same", () => {
  const account = buildAccountRecord("ada", { status: "closed" });
  const closed = closeAccount(account, DECIDED_AT);
  expect(closed.ok && closed.value).toBe(account);
  expect(account.updatedAt).toBe(ACCEPTED_AT);
});
