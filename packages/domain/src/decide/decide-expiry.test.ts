import { describe, expect, test } from "vitest";
import { type Instant, instantOf } from "../instant.ts";
import type { PaymentIntent } from "../intent/intent.ts";
import type { Operation } from "../operation/operation.ts";
import { accountsById, buildAccount, fundedAccount } from "../testing/build-account.ts";
import { buildIntent, buildLeg, DECIDED_AT } from "../testing/build-intent.ts";
import { buildOperation } from "../testing/build-operation.ts";
import { countIds } from "../testing/count-ids.ts";
import { decideBatch } from "./decide-batch.ts";

const accounts = accountsById(fundedAccount("ada", 100n), buildAccount("ben"));
const legs = [buildLeg("ada", "ben", 100n)];

const at = (milliseconds: number): Instant =>
  instantOf(new Date(Date.parse(DECIDED_AT) + milliseconds));

/** What becomes of an intent at `DECIDED_AT`. */
function decide(intent: PaymentIntent, standing = accounts, ...operations: readonly Operation[]) {
  const batch = { intents: [intent], operations, accounts: standing, ids: countIds() };
  const decision = decideBatch({ ...batch, now: DECIDED_AT });
  return { ...decision, intent: decision.intents[0] ?? intent };
}

const expired = { status: "canceled", cancellationReason: "expired", finishedAt: DECIDED_AT };

describe("an intent that was not decided by the time at which it expires", () => {
  test("is canceled, and nothing moves", () => {
    const { intent, ledgerTransactions, events } = decide(
      buildIntent("1", legs, { expiresAt: at(-1) }),
    );
    expect(intent).toMatchObject(expired);
    expect(ledgerTransactions).toEqual([]);
    expect(events.map(({ type }) => type)).toEqual(["payment_intent.canceled"]);
  });

  test("is too late at that very moment", () => {
    expect(decide(buildIntent("1", legs, { expiresAt: at(0) })).intent).toMatchObject(expired);
  });

  test("is not a millisecond before", () => {
    const { intent } = decide(buildIntent("1", legs, { expiresAt: at(1) }));
    expect(intent.status).toBe("succeeded");
  });

  test("is canceled also while it is scheduled for later", () => {
    const times = { status: "scheduled", executeAt: at(5), expiresAt: at(0) } as const;
    expect(decide(buildIntent("1", legs, times)).intent).toMatchObject(expired);
  });

  test("has expired, and was not canceled by somebody who asked for it too", () => {
    const pending = buildIntent("1", legs, { expiresAt: at(0) });
    const { intent, operations } = decide(pending, accounts, buildOperation("cancel", pending));
    expect(intent).toMatchObject(expired);
    expect(operations).toMatchObject([{ failure: { code: "not_cancelable" } }]);
  });
});

test("an intent that was decided in time does not expire any more", () => {
  for (const status of ["succeeded", "failed", "canceled"] as const) {
    const ended = buildIntent("1", legs, { status, expiresAt: at(-1), holdExpiresAt: at(-1) });
    expect(decide(ended).intents).toEqual([]);
  }
});

describe("a hold", () => {
  const manual = { captureMethod: "manual" } as const;

  /** A hold as it was placed, and the accounts with it. */
  function place(fields: Partial<PaymentIntent>) {
    const { intent, accounts: held } = decide(buildIntent("1", legs, manual));
    return { hold: { ...intent, ...fields }, held: accountsById(...held) };
  }

  test("is released when its time has passed, at the moment itself and not a millisecond before", () => {
    for (const [left, status] of [
      [-1, "canceled"],
      [0, "canceled"],
      [1, "requires_capture"],
    ] as const) {
      const { hold, held } = place({ holdExpiresAt: at(left) });
      const { intent, ledgerTransactions } = decide(hold, held);
      expect(intent.status).toBe(status);
      expect(intent.cancellationReason).toBe(status === "canceled" ? "hold_expired" : null);
      expect(ledgerTransactions.map(({ kind }) => kind)).toEqual(
        status === "canceled" ? ["release"] : [],
      );
    }
  });

  test("that has expired can not be captured, even if nothing had released it yet", () => {
    const { hold, held } = place({ holdExpiresAt: at(0) });
    const capture = buildOperation("capture", hold, 100n);
    const { intent, operations, ledgerTransactions } = decide(hold, held, capture);
    expect(intent).toMatchObject({ status: "canceled", cancellationReason: "hold_expired" });
    expect(operations).toMatchObject([{ status: "failed", failure: { code: "not_capturable" } }]);
    expect(ledgerTransactions.map(({ kind }) => kind)).toEqual(["release"]);
  });

  test("can be captured a millisecond before", () => {
    const { hold, held } = place({ holdExpiresAt: at(1) });
    expect(decide(hold, held, buildOperation("capture", hold, 100n)).intent.status).toBe(
      "succeeded",
    );
  });

  test("that was captured in part succeeded with that part when the rest expires", () => {
    const { hold, held } = place({});
    const part = buildOperation("capture", hold, 30n, { final: false });
    const captured = decide(hold, held, part);
    const { intent } = decide(
      { ...captured.intent, holdExpiresAt: at(0) },
      accountsById(...captured.accounts),
    );
    expect(intent).toMatchObject({ status: "succeeded", captured: 30n, cancellationReason: null });
  });

  test("does not expire as an undecided intent does: it was decided", () => {
    const { hold, held } = place({ expiresAt: at(-1) });
    expect(decide(hold, held).intents).toEqual([]);
  });

  test("that would be past its time when it is placed is not placed", () => {
    const late = buildIntent("1", legs, { ...manual, holdExpiresAt: at(0) });
    const { intent, ledgerTransactions } = decide(late);
    expect(intent).toMatchObject({ status: "canceled", cancellationReason: "hold_expired" });
    expect(ledgerTransactions).toEqual([]);
  });
});
