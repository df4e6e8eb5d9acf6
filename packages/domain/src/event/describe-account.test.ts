import { expect, test } from "vitest";
import type { AccountRecord } from "../account/account.ts";
import { minorUnits } from "../money/minor-units.ts";
import { buildAccount } from "../testing/build-account.ts";
import { ACCEPTED_AT, DECIDED_AT } from "../testing/build-intent.ts";
import { describeAccount } from "./describe-account.ts";

const account: AccountRecord = {
  ...buildAccount("ada", {
    overdraftLimit: minorUnits(1_000n),
    postedDebits: minorUnits(2_550n),
    postedCredits: minorUnits(2_500n),
    pendingDebits: minorUnits(200n),
    pendingCredits: minorUnits(7n),
    version: 12,
  }),
  livemode: true,
  externalId: "customer-42",
  name: "Ada",
  metadata: { tier: "gold" },
  createdAt: ACCEPTED_AT,
  updatedAt: DECIDED_AT,
};

test("an account is told with every member of the contract", () => {
  expect(describeAccount(account)).toEqual({
    id: "acct_ada",
    object: "account",
    livemode: true,
    currency: "USD",
    normal_balance: "credit",
    status: "active",
    overdraft_limit: "10.00",
    external_id: "customer-42",
    name: "Ada",
    metadata: { tier: "gold" },
    balance: { posted: "-0.50", pending_in: "0.07", pending_out: "2.00", available: "-2.50" },
    version: 12,
    created_at: "2026-11-22T14:00:00.000Z",
    updated_at: "2026-11-22T14:00:01.500Z",
  });
});

test("an account without a limit says null, which is not nothing", () => {
  expect(describeAccount({ ...account, overdraftLimit: null }).overdraft_limit).toBeNull();
  expect(describeAccount({ ...account, overdraftLimit: minorUnits(0n) }).overdraft_limit).toBe(
    "0.00",
  );
});
