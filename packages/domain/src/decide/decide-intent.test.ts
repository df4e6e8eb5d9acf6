import { describe, expect, test } from "vitest";
import { parseInstant } from "../instant.ts";
import { accountsById, buildAccount, fundedAccount } from "../testing/build-account.ts";
import { ACCEPTED_AT, buildIntent, buildLeg, DECIDED_AT } from "../testing/build-intent.ts";
import { countIds } from "../testing/count-ids.ts";
import { decideIntent } from "./decide-intent.ts";

const accounts = accountsById(fundedAccount("ada", 100n), buildAccount("ben"));
const circumstances = () => ({ accounts, now: DECIDED_AT, ids: countIds() });

describe("a payment that can be made", () => {
  const intent = buildIntent("1", [buildLeg("ada", "ben", 30n)]);
  const decision = decideIntent(intent, circumstances());

  test("succeeds, with its ledger transaction, now, as its next version", () => {
    expect(decision?.intent).toEqual({
      ...intent,
      status: "succeeded",
      captured: 30n,
      ledgerTransactions: ["txn_1"],
      version: 2,
      createdAt: ACCEPTED_AT,
      updatedAt: DECIDED_AT,
      finishedAt: DECIDED_AT,
    });
  });

  test("writes a ledger transaction that counts from now on", () => {
    expect(decision?.ledgerTransactions).toMatchObject([
      {
        id: "txn_1",
        kind: "payment",
        paymentIntent: intent.id,
        effectiveAt: DECIDED_AT,
        createdAt: DECIDED_AT,
        entries: [{}, {}],
      },
    ]);
  });

  test("or from its accounting date, when it has one", () => {
    const effectiveAt = parseInstant("1998-12-31T00:00:00Z") ?? null;
    const dated = buildIntent("1", intent.legs, { effectiveAt });
    const { ledgerTransactions } = decideIntent(dated, circumstances()) ?? {};
    expect(ledgerTransactions).toMatchObject([{ effectiveAt, createdAt: DECIDED_AT }]);
  });
});

describe("a hold", () => {
  const manual = { captureMethod: "manual" } as const;
  const intent = buildIntent("1", [buildLeg("ada", "ben", 60n)], manual);
  const decision = decideIntent(intent, circumstances());

  test("waits for its capture, as its next version and not finished", () => {
    expect(decision?.intent).toEqual({
      ...intent,
      status: "requires_capture",
      ledgerTransactions: ["txn_1"],
      version: 2,
      updatedAt: DECIDED_AT,
    });
  });

  test("is pending on both sides, and nothing is posted", () => {
    const entry = { amount: 60n, layer: "pending" };
    expect(decision?.ledgerTransactions).toMatchObject([
      {
        kind: "hold",
        effectiveAt: DECIDED_AT,
        entries: [
          { ...entry, account: "acct_ada", direction: "debit", balanceAfter: -60n },
          { ...entry, account: "acct_ben", direction: "credit", balanceAfter: 60n },
        ],
      },
    ]);
    const [ada, ben] = [...(decision?.accounts.values() ?? [])];
    expect(ada).toMatchObject({ postedDebits: 0n, postedCredits: 100n, pendingDebits: 60n });
    expect(ben).toMatchObject({ postedCredits: 0n, pendingCredits: 60n });
  });

  test("counts when it is placed: what it keeps back can not be spent or held again", () => {
    for (const fields of [manual, {}]) {
      for (const [amount, status] of [
        [40n, "moved"],
        [41n, "insufficient_funds"],
      ] as const) {
        const next = decideIntent(buildIntent("2", [buildLeg("ada", "ben", amount)], fields), {
          ...circumstances(),
          accounts: decision?.accounts ?? accounts,
        });
        expect(next?.intent.failure?.code ?? "moved").toBe(status);
      }
    }
  });

  test("brings its destination nothing to spend yet", () => {
    const next = decideIntent(buildIntent("2", [buildLeg("ben", "ada", 1n)]), {
      ...circumstances(),
      accounts: decision?.accounts ?? accounts,
    });
    expect(next?.intent.failure?.code).toBe("insufficient_funds");
  });

  test("does not begin to count from the accounting date, which is that of its captures", () => {
    const effectiveAt = parseInstant("1998-12-31T00:00:00Z") ?? null;
    const dated = buildIntent("1", intent.legs, { ...manual, effectiveAt });
    const { ledgerTransactions } = decideIntent(dated, circumstances()) ?? {};
    expect(ledgerTransactions).toMatchObject([{ effectiveAt: DECIDED_AT }]);
  });
});

describe("a payment that can not be made", () => {
  const intent = buildIntent("1", [buildLeg("ada", "ben", 60n), buildLeg("ada", "ben", 60n)]);
  const decision = decideIntent(intent, circumstances());

  test("fails with the code and the leg at fault", () => {
    expect(decision?.intent).toEqual({
      ...intent,
      status: "failed",
      failure: { code: "insufficient_funds", leg: 1, culprit: null },
      version: 2,
      updatedAt: DECIDED_AT,
      finishedAt: DECIDED_AT,
    });
  });

  test("leaves no trace in the books", () => {
    expect(decision?.ledgerTransactions).toEqual([]);
    expect(decision?.accounts.size).toBe(0);
  });
});

describe("a scheduled intent", () => {
  const at = (time: string) =>
    buildIntent("1", [buildLeg("ada", "ben", 1n)], {
      status: "scheduled",
      executeAt: parseInstant(time) ?? null,
    });

  test("is not decided a millisecond early", () => {
    expect(decideIntent(at("2026-11-22T14:00:01.501Z"), circumstances())).toBeUndefined();
  });

  test("is decided in its moment", () => {
    expect(decideIntent(at(DECIDED_AT), circumstances())?.intent.status).toBe("succeeded");
  });
});

test("an intent that was decided is not decided again", () => {
  for (const status of ["succeeded", "failed", "canceled", "requires_capture"] as const) {
    const intent = buildIntent("1", [buildLeg("ada", "ben", 1n)], { status });
    expect(decideIntent(intent, circumstances())).toBeUndefined();
  }
});
