import { describe, expect, test } from "vitest";
import { minorUnits } from "../money/minor-units.ts";
import { buildIntent, buildLeg, DECIDED_AT } from "../testing/build-intent.ts";
import { namedCurrency } from "../testing/named-currency.ts";
import { describeIntent } from "./describe-intent.ts";

const pending = buildIntent("1", [buildLeg("ada", "ben", 2_500n)], {
  description: "Rent",
  externalId: "invoice-7",
  metadata: { month: "11" },
});

describe("a payment intent of one leg", () => {
  test("is told with every member of the contract", () => {
    expect(describeIntent(pending)).toEqual({
      id: "pi_1",
      object: "payment_intent",
      livemode: false,
      status: "pending",
      amount: "25.00",
      currency: "USD",
      source: "acct_ada",
      destination: "acct_ben",
      legs: [{ amount: "25.00", currency: "USD", source: "acct_ada", destination: "acct_ben" }],
      capture_method: "automatic",
      amount_capturable: "0.00",
      amount_captured: "0.00",
      amount_refunded: "0.00",
      execute_at: null,
      expires_at: null,
      hold_expires_at: null,
      effective_at: null,
      failure: null,
      cancellation_reason: null,
      ledger_transactions: [],
      description: "Rent",
      external_id: "invoice-7",
      metadata: { month: "11" },
      version: 1,
      created_at: "2026-11-22T14:00:00.000Z",
      updated_at: "2026-11-22T14:00:00.000Z",
      finished_at: null,
    });
  });

  test("has captured all of its amount once it succeeded", () => {
    const succeeded = {
      ...pending,
      status: "succeeded",
      captured: minorUnits(2_500n),
      finishedAt: DECIDED_AT,
    } as const;
    expect(describeIntent(succeeded)).toMatchObject({
      amount_captured: "25.00",
      amount_capturable: "0.00",
      finished_at: "2026-11-22T14:00:01.500Z",
    });
  });

  test("has captured nothing when it failed, and says why", () => {
    const failure = { code: "insufficient_funds", leg: 0, culprit: null } as const;
    expect(describeIntent({ ...pending, status: "failed", failure })).toMatchObject({
      amount_captured: "0.00",
      failure: {
        code: "insufficient_funds",
        message: "An account of this leg would fall below its overdraft limit.",
        leg: 0,
      },
    });
  });

  test("writes its zeros with its currency's digits", () => {
    const yen = { ...buildLeg("ada", "ben", 2_500n), currency: namedCurrency("JPY") };
    expect(describeIntent({ ...pending, legs: [yen] })).toMatchObject({
      amount: "2500",
      amount_captured: "0",
    });
  });
});

test("with several legs the members that only one leg can have are null", () => {
  const legs = [
    buildLeg("ada", "ben", 1n),
    { ...buildLeg("ben", "cy", 2n), amount: minorUnits(3n) },
  ];
  expect(describeIntent({ ...pending, status: "succeeded", legs })).toMatchObject({
    amount: null,
    currency: null,
    source: null,
    destination: null,
    amount_capturable: null,
    amount_captured: null,
    amount_refunded: null,
    legs: [{ amount: "0.01" }, { amount: "0.03" }],
  });
});
