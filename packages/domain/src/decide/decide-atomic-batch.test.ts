import { describe, expect, test } from "vitest";
import type { BatchId } from "../ids.ts";
import type { Leg, PaymentIntent } from "../intent/intent.ts";
import { accountsById, buildAccount, fundedAccount } from "../testing/build-account.ts";
import { buildIntent, buildLeg, DECIDED_AT } from "../testing/build-intent.ts";
import { buildOperation } from "../testing/build-operation.ts";
import { countIds } from "../testing/count-ids.ts";
import { decideBatch } from "./decide-batch.ts";

const member = (name: string, leg: Leg, fields: Partial<PaymentIntent> = {}): PaymentIntent =>
  buildIntent(name, [leg], { atomicBatch: "batch_1" as BatchId, ...fields });

const decide = (
  intents: readonly PaymentIntent[],
  operations: Parameters<typeof decideBatch>[0]["operations"] = [],
) =>
  decideBatch({
    intents,
    operations,
    accounts: accountsById(fundedAccount("ada", 100n), buildAccount("ben"), buildAccount("cy")),
    now: DECIDED_AT,
    ids: countIds(),
  });

const endsOf = ({ intents }: ReturnType<typeof decide>) =>
  intents
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ status, failure }) =>
      failure === null ? status : [failure.code, failure.leg, failure.culprit],
    );

const linked = (culprit: string) => ["linked_intent_failed", null, `pi_${culprit}`];

describe("an atomic batch", () => {
  test("goes through when every intent does, each seeing what the earlier ones did", () => {
    const decision = decide([
      member("1", buildLeg("ada", "ben", 100n)),
      member("2", buildLeg("ben", "cy", 100n), { captureMethod: "manual" }),
    ]);
    expect(endsOf(decision)).toEqual(["succeeded", "requires_capture"]);
    expect(decision.ledgerTransactions.map(({ kind }) => kind)).toEqual(["payment", "hold"]);
  });

  test("moves nothing when one fails: that one says why, the others name it", () => {
    const decision = decide([
      member("1", buildLeg("ada", "ben", 100n)),
      member("2", buildLeg("ben", "cy", 101n)),
      member("3", buildLeg("ben", "cy", 100n)),
    ]);
    expect(endsOf(decision)).toEqual([linked("2"), ["insufficient_funds", 0, null], linked("2")]);
    expect([decision.accounts, decision.ledgerTransactions]).toEqual([[], []]);
    expect(decision.events.map(({ type }) => type)).toEqual([
      "payment_intent.failed",
      "payment_intent.failed",
      "payment_intent.failed",
    ]);
  });

  test("names the first that does not go through, when several would not", () => {
    const decision = decide([
      member("1", buildLeg("ben", "ada", 1n)),
      member("2", buildLeg("cy", "ada", 1n)),
    ]);
    expect(endsOf(decision)).toEqual([["insufficient_funds", 0, null], linked("1")]);
  });

  test("fails with an intent that was canceled before it was decided", () => {
    const [first, second] = [
      member("1", buildLeg("ada", "ben", 1n)),
      member("2", buildLeg("ada", "ben", 1n)),
    ];
    const decision = decide([first, second], [buildOperation("cancel", second)]);
    expect(endsOf(decision)).toEqual([linked("2"), "canceled"]);
    expect(decision.ledgerTransactions).toEqual([]);
  });

  test("fails with an intent that has expired", () => {
    const decision = decide([
      member("1", buildLeg("ada", "ben", 1n), { expiresAt: DECIDED_AT }),
      member("2", buildLeg("ada", "ben", 1n)),
    ]);
    expect(endsOf(decision)).toEqual(["canceled", linked("1")]);
    expect(decision.ledgerTransactions).toEqual([]);
  });

  test("leaves what is around it alone, which has the funds that it did not take", () => {
    const around = (name: string) => buildIntent(name, [buildLeg("ada", "ben", 50n)]);
    const decision = decide([
      around("0"),
      member("1", buildLeg("ada", "ben", 50n)),
      member("2", buildLeg("ada", "ben", 1n)),
      around("3"),
    ]);
    expect(endsOf(decision)).toEqual([
      "succeeded",
      linked("2"),
      ["insufficient_funds", 0, null],
      "succeeded",
    ]);
  });

  test("is no part of another one in the same decision", () => {
    const other = { atomicBatch: "batch_2" as BatchId };
    const decision = decide([
      member("1", buildLeg("ben", "ada", 1n)),
      member("2", buildLeg("ada", "ben", 1n), other),
      member("3", buildLeg("ada", "ben", 1n)),
      member("4", buildLeg("ada", "ben", 1n), other),
    ]);
    expect(endsOf(decision)).toEqual([
      ["insufficient_funds", 0, null],
      "succeeded",
      linked("1"),
      "succeeded",
    ]);
  });

  test("is not decided again for what is asked of its intents later", () => {
    const before = decide([
      member("1", buildLeg("ada", "ben", 1n)),
      member("2", buildLeg("ada", "ben", 1n)),
    ]);
    const [paid] = before.intents;
    if (paid === undefined) throw new Error("both were decided");
    const { intents } = decide(before.intents, [buildOperation("refund", paid, 9n)]);
    expect(intents).toEqual([]);
  });
});
