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
