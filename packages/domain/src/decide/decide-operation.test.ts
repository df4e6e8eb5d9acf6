import { describe, expect, test } from "vitest";
import { type Account, balanceOf } from "../account/account.ts";
import { capturableOf, type PaymentIntent, refundableOf } from "../intent/intent.ts";
import type { Operation, OperationKind } from "../operation/operation.ts";
import { accountId, accountsById, buildAccount, fundedAccount } from "../testing/build-account.ts";
import { buildIntent, buildLeg, DECIDED_AT } from "../testing/build-intent.ts";
import { buildOperation } from "../testing/build-operation.ts";
import { countIds } from "../testing/count-ids.ts";
import { type Decision, decideBatch } from "./decide-batch.ts";

/** Accounts and one intent, to which one thing after the other is done. */
function openBooks(intent: PaymentIntent, ...accounts: readonly Account[]) {
  const ids = countIds();
  const standing = new Map(accountsById(...accounts));
  let current = intent;
  function decide(...operations: readonly Operation[]): Decision {
    const batch = { intents: [current], operations, accounts: standing, now: DECIDED_AT, ids };
    const decision = decideBatch(batch);
    for (const account of decision.accounts) standing.set(account.id, account);
    current = decision.intents[0] ?? current;
    return decision;
  }
  return {
    intent: () => current,
    decide,
    ask: (kind: OperationKind, amount: bigint | null = null, fields: Partial<Operation> = {}) =>
      decide(buildOperation(kind, current, amount, fields)),
    freeze(name: string) {
      const account = standing.get(accountId(name));
      if (account !== undefined) standing.set(account.id, { ...account, status: "frozen" });
    },
    balance(name: string) {
      const account = standing.get(accountId(name));
      if (account === undefined) throw new Error(`there is no account ${name}`);
      const { posted, pendingIn, pendingOut } = balanceOf(account);
      return { posted, pendingIn, pendingOut };
    },
  };
}

/** A hold of 100 of ada's 120 for ben. */
function openHold(fields: Partial<PaymentIntent> = {}) {
  const hold = buildIntent("1", [buildLeg("ada", "ben", 100n)], {
    captureMethod: "manual",
    ...fields,
  });
  const books = openBooks(hold, fundedAccount("ada", 120n), buildAccount("ben"));
  books.decide();
  return books;
}

const movementsOf = ({ ledgerTransactions }: Decision) =>
  ledgerTransactions.map(({ kind, entries }) => [
    kind,
    ...entries.map(
      ({ account, direction, amount, layer }) => `${account} ${direction} ${amount} ${layer}`,
    ),
  ]);

const failureOf = ({ operations }: Decision) => operations[0]?.failure;

describe("a capture", () => {
  test("of all takes the hold back, posts it, and ends the intent", () => {
    const books = openHold();
    const decision = books.ask("capture", 100n);
    expect(movementsOf(decision)).toEqual([
      [
        "capture",
        "acct_ada credit 100 pending",
        "acct_ben debit 100 pending",
        "acct_ada debit 100 posted",
        "acct_ben credit 100 posted",
      ],
    ]);
    expect(books.intent()).toMatchObject({
      status: "succeeded",
      captured: 100n,
      version: 3,
      finishedAt: DECIDED_AT,
      ledgerTransactions: ["txn_1", "txn_2"],
    });
    expect(books.balance("ada")).toEqual({ posted: 20n, pendingIn: 0n, pendingOut: 0n });
    expect(books.balance("ben")).toEqual({ posted: 100n, pendingIn: 0n, pendingOut: 0n });
  });

  test("of a part, when it is final, releases the rest and ends the intent", () => {
    const books = openHold();
    const decision = books.ask("capture", 30n);
    expect(movementsOf(decision).map(([kind]) => kind)).toEqual(["capture", "release"]);
    expect(decision.operations).toMatchObject([
      { status: "succeeded", ledgerTransactions: ["txn_2", "txn_3"], version: 2 },
    ]);
    expect(books.intent()).toMatchObject({ status: "succeeded", captured: 30n });
    expect(books.balance("ada")).toEqual({ posted: 90n, pendingIn: 0n, pendingOut: 0n });
  });

  test("of a part, when it is not, keeps the rest on hold for the next ones", () => {
    const books = openHold();
    books.ask("capture", 30n, { final: false });
    expect(books.intent()).toMatchObject({ status: "requires_capture", captured: 30n, version: 3 });
    expect(books.balance("ada")).toEqual({ posted: 90n, pendingIn: 0n, pendingOut: 70n });
    books.ask("capture", 50n, { final: false });
    expect(books.balance("ben")).toEqual({ posted: 80n, pendingIn: 20n, pendingOut: 0n });
    expect(capturableOf(books.intent())).toBe(20n);
  });

  test("of all that is left ends the intent, although it is not the final one", () => {
    const books = openHold();
    books.ask("capture", 30n, { final: false });
    const decision = books.ask("capture", 70n, { final: false });
    expect(movementsOf(decision).map(([kind]) => kind)).toEqual(["capture"]);
    expect(books.intent()).toMatchObject({ status: "succeeded", captured: 100n });
  });

  test("of one more than is left is refused, and the hold stays", () => {
    const books = openHold();
    books.ask("capture", 30n, { final: false });
    const before = books.intent();
    const decision = books.ask("capture", 71n);
    expect(failureOf(decision)).toEqual({ code: "amount_exceeds_hold", leg: null });
    expect([decision.intents, decision.accounts, decision.ledgerTransactions]).toEqual([
      [],
      [],
      [],
    ]);
    expect(books.intent()).toBe(before);
  });

  test("never lacks funds, whatever else was spent since the hold was placed", () => {
    const [hold, rest] = [
      buildIntent("1", [buildLeg("ada", "ben", 100n)], { captureMethod: "manual" }),
      buildIntent("2", [buildLeg("ada", "ben", 20n)]),
    ];
    const decision = decideBatch({
      intents: [hold, rest],
      operations: [buildOperation("capture", hold, 100n)],
      accounts: accountsById(fundedAccount("ada", 120n), buildAccount("ben")),
      now: DECIDED_AT,
      ids: countIds(),
    });
    expect(decision.intents.map(({ status }) => status)).toEqual(["succeeded", "succeeded"]);
  });

  test("of a frozen account is refused, and names the leg", () => {
    const books = openHold();
    books.freeze("ben");
    expect(failureOf(books.ask("capture", 100n))).toEqual({ code: "account_frozen", leg: 0 });
    expect(books.intent().status).toBe("requires_capture");
  });

  test("finds nothing to take of an intent that holds nothing", () => {
    for (const status of ["scheduled", "succeeded", "failed", "canceled"] as const) {
      const never = buildIntent("1", [buildLeg("ada", "ben", 1n)], {
        status,
        executeAt: "2026-11-22T14:00:01.501Z" as PaymentIntent["executeAt"],
      });
      const books = openBooks(never, fundedAccount("ada", 1n), buildAccount("ben"));
      expect(failureOf(books.ask("capture", 1n)), status).toEqual({
        code: "not_capturable",
        leg: null,
      });
    }
  });

  test("takes all legs of an intent together, and can not split them", () => {
    const legs = [buildLeg("ada", "ben", 60n), buildLeg("ada", "cy", 40n)];
    const accounts = [fundedAccount("ada", 100n), buildAccount("ben"), buildAccount("cy")];
    const open = () => {
      const books = openBooks(buildIntent("1", legs, { captureMethod: "manual" }), ...accounts);
      books.decide();
      return books;
    };
    const whole = open();
    whole.ask("capture", 100n);
    expect([whole.balance("ben").posted, whole.balance("cy").posted]).toEqual([60n, 40n]);
    expect(() => open().ask("capture", 60n)).toThrow("can not be split");
  });

  test("counts from the intent's accounting date, and what it releases from now", () => {
    const effectiveAt = "1998-12-31T00:00:00.000Z" as PaymentIntent["effectiveAt"];
    const { ledgerTransactions } = openHold({ effectiveAt }).ask("capture", 30n);
    expect(ledgerTransactions.map((one) => one.effectiveAt)).toEqual([effectiveAt, DECIDED_AT]);
  });

  test("that ends the intent is told by two events, one that does not by its own", () => {
    const typesOf = ({ events }: Decision) => events.map(({ type }) => type);
    const books = openHold();
    expect(typesOf(books.ask("capture", 30n, { final: false }))).toEqual(["capture.succeeded"]);
    expect(typesOf(books.ask("capture", 71n))).toEqual(["capture.failed"]);
    expect(typesOf(books.ask("capture", 70n))).toEqual([
      "capture.succeeded",
      "payment_intent.succeeded",
    ]);
  });
});

describe("a refund", () => {
  function openPayment() {
    const payment = buildIntent("1", [buildLeg("ada", "ben", 100n)]);
    const books = openBooks(payment, fundedAccount("ada", 120n), buildAccount("ben"));
    books.decide();
    return books;
  }

  test("posts in the other direction, and the intent stays succeeded", () => {
    const books = openPayment();
    expect(movementsOf(books.ask("refund", 30n))).toEqual([
      ["refund", "acct_ben debit 30 posted", "acct_ada credit 30 posted"],
    ]);
    expect(books.intent()).toMatchObject({ status: "succeeded", refunded: 30n, version: 3 });
    expect(books.balance("ada").posted).toBe(50n);
  });

  test("may follow another until all is given back, and not one more", () => {
    const books = openPayment();
    books.ask("refund", 30n);
    books.ask("refund", 70n);
    expect(refundableOf(books.intent())).toBe(0n);
    expect(failureOf(books.ask("refund", 1n))).toEqual({
      code: "amount_exceeds_captured",
      leg: null,
    });
    expect(books.balance("ada").posted).toBe(120n);
  });

  test("that loses the race for the same money fails, in the order of acceptance", () => {
    const books = openPayment();
    const ask = (amount: bigint) => buildOperation("refund", books.intent(), amount);
    const { operations } = books.decide(ask(60n), ask(60n), ask(40n));
    expect(operations.map(({ status }) => status)).toEqual(["succeeded", "failed", "succeeded"]);
  });

  test("gives back no more of a hold than was captured of it", () => {
    const books = openHold();
    expect(failureOf(books.ask("refund", 1n))?.code).toBe("amount_exceeds_captured");
    books.ask("capture", 30n, { final: false });
    expect(failureOf(books.ask("refund", 31n))?.code).toBe("amount_exceeds_captured");
    books.ask("refund", 30n);
    expect(books.intent()).toMatchObject({ status: "requires_capture", refunded: 30n });
    books.ask("capture", 70n);
    expect(books.intent()).toMatchObject({ status: "succeeded", captured: 100n, refunded: 30n });
  });

  test("needs funds where the money went", () => {
    const spent = buildIntent("1", [buildLeg("ada", "ben", 100n)], {
      status: "succeeded",
      captured: buildLeg("ada", "ben", 100n).amount,
    });
    const books = openBooks(spent, buildAccount("ada"), fundedAccount("ben", 99n));
    expect(failureOf(books.ask("refund", 100n))).toEqual({ code: "insufficient_funds", leg: 0 });
    expect(books.balance("ben").posted).toBe(99n);
  });

  test("of several legs is whole, and goes their way back, the last leg first", () => {
    const chain = buildIntent("1", [buildLeg("ada", "ben", 100n), buildLeg("ben", "cy", 100n)]);
    const books = openBooks(
      chain,
      fundedAccount("ada", 100n),
      buildAccount("ben"),
      buildAccount("cy"),
    );
    books.decide();
    // Ben has nothing: only what cy gives back first can go on to ada.
    expect(movementsOf(books.ask("refund", 200n))).toEqual([
      [
        "refund",
        "acct_cy debit 100 posted",
        "acct_ben credit 100 posted",
        "acct_ben debit 100 posted",
        "acct_ada credit 100 posted",
      ],
    ]);
    expect(books.balance("ada").posted).toBe(100n);
  });

  test("of several legs names the leg that can not go back, counted as the intent has them", () => {
    const pair = buildIntent("1", [buildLeg("ada", "ben", 60n), buildLeg("ada", "cy", 40n)]);
    const books = openBooks(
      pair,
      fundedAccount("ada", 100n),
      buildAccount("ben"),
      buildAccount("cy"),
    );
    books.decide();
    books.freeze("ben");
    expect(failureOf(books.ask("refund", 100n))).toEqual({ code: "account_frozen", leg: 0 });
    expect(books.balance("cy").posted).toBe(40n);
  });

  test("counts from now, whatever the intent's accounting date is", () => {
    const effectiveAt = "1998-12-31T00:00:00.000Z" as PaymentIntent["effectiveAt"];
    const dated = buildIntent("1", [buildLeg("ada", "ben", 1n)], { effectiveAt });
    const books = openBooks(dated, fundedAccount("ada", 1n), buildAccount("ben"));
    books.decide();
    expect(books.ask("refund", 1n).ledgerTransactions).toMatchObject([{ effectiveAt: DECIDED_AT }]);
  });
});

describe("a cancellation", () => {
  test.each(["pending", "scheduled"] as const)(
    "of a %s intent comes before its decision, though both come together",
    (status) => {
      const due = buildIntent("1", [buildLeg("ada", "ben", 1n)], {
        status,
        executeAt: status === "scheduled" ? DECIDED_AT : null,
      });
      const books = openBooks(due, fundedAccount("ada", 1n), buildAccount("ben"));
      const decision = books.ask("cancel");
      expect(books.intent()).toMatchObject({
        status: "canceled",
        cancellationReason: "requested",
        finishedAt: DECIDED_AT,
      });
      expect(decision.operations).toMatchObject([{ status: "succeeded", finishedAt: DECIDED_AT }]);
      expect([decision.accounts, decision.ledgerTransactions]).toEqual([[], []]);
      expect(decision.events.map(({ type }) => type)).toEqual(["payment_intent.canceled"]);
    },
  );

  test("releases a hold", () => {
    const books = openHold();
    expect(movementsOf(books.ask("cancel"))).toEqual([
      ["release", "acct_ada credit 100 pending", "acct_ben debit 100 pending"],
    ]);
    expect(books.intent()).toMatchObject({ status: "canceled", cancellationReason: "requested" });
    expect(books.balance("ada")).toEqual({ posted: 120n, pendingIn: 0n, pendingOut: 0n });
  });

  test("releases a hold of frozen accounts too: nobody has less by it", () => {
    const books = openHold();
    books.freeze("ada");
    books.ask("cancel");
    expect(books.intent().status).toBe("canceled");
  });

  test("of a hold that was captured in part leaves it succeeded with that part", () => {
    const books = openHold();
    books.ask("capture", 30n, { final: false });
    books.ask("cancel");
    expect(books.intent()).toMatchObject({
      status: "succeeded",
      captured: 30n,
      cancellationReason: null,
    });
    expect(books.balance("ada")).toEqual({ posted: 90n, pendingIn: 0n, pendingOut: 0n });
  });

  test("comes too late for what was decided before", () => {
    for (const status of ["succeeded", "failed", "canceled"] as const) {
      const ended = buildIntent("1", [buildLeg("ada", "ben", 1n)], { status });
      const books = openBooks(ended, fundedAccount("ada", 1n), buildAccount("ben"));
      expect(failureOf(books.ask("cancel"))).toEqual({ code: "not_cancelable", leg: null });
    }
  });

  test("that comes twice succeeds once", () => {
    const pending = buildIntent("1", [buildLeg("ada", "ben", 1n)]);
    const books = openBooks(pending, fundedAccount("ada", 1n), buildAccount("ben"));
    const twice = [buildOperation("cancel", pending), buildOperation("cancel", pending)];
    const { operations } = books.decide(...twice);
    expect(operations.map(({ status }) => status)).toEqual(["succeeded", "failed"]);
  });

  test("and a capture that come together are decided in the order of acceptance", () => {
    const [first, second] = [openHold(), openHold()];
    const capture = buildOperation("capture", first.intent(), 100n);
    const cancel = buildOperation("cancel", first.intent());
    first.decide(capture, cancel);
    second.decide(cancel, capture);
    expect([first.intent().status, second.intent().status]).toEqual(["succeeded", "canceled"]);
  });
});
