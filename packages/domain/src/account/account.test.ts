import { describe, expect, test } from "vitest";
import { minorUnits, ZERO } from "../money/minor-units.ts";
import { buildAccount } from "../testing/build-account.ts";
import { balanceOf, isWithinLimit } from "./account.ts";

const COUNTERS = {
  postedDebits: minorUnits(1_000n),
  postedCredits: minorUnits(1_700n),
  pendingDebits: minorUnits(30n),
  pendingCredits: minorUnits(4n),
};

describe("a balance is counted in the account's normal direction", () => {
  test("a credit-normal account grows by credits, and pending debits are on their way out", () => {
    expect(balanceOf(buildAccount("wallet", { ...COUNTERS, normalBalance: "credit" }))).toEqual({
      posted: 700n,
      pendingIn: 4n,
      pendingOut: 30n,
      available: 670n,
    });
  });

  test("a debit-normal account grows by debits, and pending credits are on their way out", () => {
    expect(balanceOf(buildAccount("cash", { ...COUNTERS, normalBalance: "debit" }))).toEqual({
      posted: -700n,
      pendingIn: 30n,
      pendingOut: 4n,
      available: -704n,
    });
  });
});

describe("the available balance may fall to minus the limit and no further", () => {
  const cases = [
    { side: "credit", posted: "postedCredits", pending: "pendingDebits" },
    { side: "debit", posted: "postedDebits", pending: "pendingCredits" },
  ] as const;

  test.each(cases)("of a $side-normal account", ({ side, posted, pending }) => {
    const standing = (balance: bigint, held: bigint, limit: bigint | null) =>
      isWithinLimit(
        buildAccount("a", {
          normalBalance: side,
          [posted]: minorUnits(balance),
          [pending]: minorUnits(held),
          overdraftLimit: limit === null ? null : minorUnits(limit),
        }),
      );
    expect(standing(0n, 0n, 0n)).toBe(true);
    expect(standing(100n, 100n, 0n)).toBe(true);
    expect(standing(100n, 101n, 0n)).toBe(false);
    expect(standing(100n, 150n, 50n)).toBe(true);
    expect(standing(100n, 151n, 50n)).toBe(false);
    expect(standing(0n, 10n ** 37n, null)).toBe(true);
  });

  test("what is on its way in can not be spent yet", () => {
    const expecting = buildAccount("a", {
      pendingCredits: minorUnits(100n),
      pendingDebits: minorUnits(1n),
      overdraftLimit: ZERO,
    });
    expect(isWithinLimit(expecting)).toBe(false);
  });
});
