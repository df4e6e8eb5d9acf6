import { describe, expect, test } from "vitest";
import { parseInstant } from "../instant.ts";
import { accountsById, buildAccount, fundedAccount } from "../testing/build-account.ts";
import { ACCEPTED_AT, buildIntent, buildLeg, DECIDED_AT } from "../testing/build-intent.ts";
import { countIds } from "../testing/count-ids.ts";
import { decidePayment } from "./decide-payment.ts";

const accounts = accountsById(fundedAccount("ada", 100n), buildAccount("ben"));

describe("a payment that can be made", () => {
  const intent = buildIntent("1", [buildLeg("ada", "ben", 30n)]);
  const decision = decidePayment(intent, accounts, DECIDED_AT, countIds());

  test("succeeds, with its ledger transaction, now, as its next version and event", () => {
    expect(decision.intent).toEqual({
      ...intent,
      status: "succeeded",
      ledgerTransactions: ["txn_1"],
      version: 2,
      eventSequence: 1,
      createdAt: ACCEPTED_AT,
      updatedAt: DECIDED_AT,
      finishedAt: DECIDED_AT,
    });
  });

  test("writes a ledger transaction that counts from now on", () => {
    expect(decision.ledgerTransaction).toMatchObject({
      id: "txn_1",
      kind: "payment",
      paymentIntent: intent.id,
      effectiveAt: DECIDED_AT,
      createdAt: DECIDED_AT,
    });
    expect(decision.ledgerTransaction?.entries).toHaveLength(2);
  });

  test("or from its accounting date, when it has one", () => {
    const effectiveAt = parseInstant("1998-12-31T00:00:00Z") ?? null;
    const dated = buildIntent("1", intent.legs, { effectiveAt });
    const { ledgerTransaction } = decidePayment(dated, accounts, DECIDED_AT, countIds());
    expect(ledgerTransaction).toMatchObject({ effectiveAt, createdAt: DECIDED_AT });
  });
});

describe("a payment that can not be made", () => {
  const intent = buildIntent("1", [buildLeg("ada", "ben", 60n), buildLeg("ada", "ben", 60n)]);
  const decision = decidePayment(intent, accounts, DECIDED_AT, countIds());

  test("fails with the code and the leg at fault", () => {
    expect(decision.intent).toEqual({
      ...intent,
      status: "failed",
      failure: { code: "insufficient_funds", message: expect.stringMatching(/\.$/), leg: 1 },
      version: 2,
      eventSequence: 1,
      updatedAt: DECIDED_AT,
      finishedAt: DECIDED_AT,
    });
  });

  test("leaves no trace in the books", () => {
    expect(decision.ledgerTransaction).toBeNull();
    expect(decision.accounts.size).toBe(0);
  });
});
