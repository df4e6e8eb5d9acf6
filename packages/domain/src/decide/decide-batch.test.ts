import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Account, balanceOf, isWithinLimit } from "../account/account.ts";
import { describeIntent } from "../event/describe-intent.ts";
import type { AccountId } from "../ids.ts";
import type { PaymentIntent } from "../intent/intent.ts";
import { minorUnits } from "../money/minor-units.ts";
import { accountsById, buildAccount, fundedAccount } from "../testing/build-account.ts";
import { buildIntent, buildLeg, DECIDED_AT } from "../testing/build-intent.ts";
import { countIds } from "../testing/count-ids.ts";
import { freezeDeeply } from "../testing/freeze-deeply.ts";
import { type Decision, decideBatch } from "./decide-batch.ts";

const NAMES = ["a", "b", "c", "d"] as const;

/** Small numbers on purpose: balances run out, come back and run out again. */
const account = (name: string) =>
  fc
    .record({
      normalBalance: fc.constantFrom("credit", "debit"),
      status: fc.constantFrom("active", "active", "active", "active", "frozen", "closed"),
      limit: fc.constantFrom(0n, 0n, 50n, null),
      balance: fc.bigInt({ min: 0n, max: 200n }),
      version: fc.integer({ min: 1, max: 9 }),
    })
    .map(({ normalBalance, status, limit, balance, version }) =>
      buildAccount(name, {
        normalBalance,
        status,
        version,
        overdraftLimit: limit === null ? null : minorUnits(limit),
        [normalBalance === "credit" ? "postedCredits" : "postedDebits"]: minorUnits(balance),
      }),
    );

const leg = fc
  .tuple(
    fc.shuffledSubarray([...NAMES], { minLength: 2, maxLength: 2 }),
    fc.bigInt({ min: 1n, max: 120n }),
  )
  .map(([[source = "a", destination = "b"], amount]) => buildLeg(source, destination, amount));

const batch = fc
  .tuple(
    fc.tuple(...NAMES.map(account)),
    fc.array(fc.array(leg, { minLength: 1, maxLength: 3 }), { maxLength: 30 }),
  )
  .map(([accounts, intents]) => ({
    accounts,
    intents: intents.map((legs, index) => buildIntent(String(index), legs)),
  }));

const decide = (intents: readonly PaymentIntent[], accounts: ReadonlyMap<AccountId, Account>) =>
  decideBatch({ operations: [], intents, accounts, now: DECIDED_AT, ids: countIds() });

describe("a batch", () => {
  test("is decided as if its intents came one by one, in their order", () => {
    fc.assert(
      fc.property(batch, ({ accounts, intents }) => {
        const ids = countIds();
        const standing = new Map(accountsById(...accounts));
        const changed = new Set<AccountId>();
        const alone: Decision[] = [];
        for (const intent of intents) {
          const one = decideBatch({
            operations: [],
            intents: [intent],
            accounts: standing,
            now: DECIDED_AT,
            ids,
          });
          for (const after of one.accounts) {
            standing.set(after.id, after);
            changed.add(after.id);
          }
          alone.push(one);
        }
        expect(decide(intents, accountsById(...accounts))).toEqual({
          intents: alone.flatMap((one) => one.intents),
          operations: [],
          ledgerTransactions: alone.flatMap((one) => one.ledgerTransactions),
          events: alone.flatMap((one) => one.events),
          accounts: [...changed].map((id) => standing.get(id)),
        });
      }),
    );
  });

  test("balances, leaves no gap in any account's versions and breaks no limit, entry by entry", () => {
    const outcomes = new Map<string, number>();
    fc.assert(
      fc.property(batch, ({ accounts, intents }) => {
        const decision = decide(intents, accountsById(...accounts));
        for (const { status, failure } of decision.intents) {
          const outcome = failure?.code ?? status;
          outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        }
        const standing = new Map<string, Account>(accounts.map((one) => [one.id, one]));
        for (const { entries } of decision.ledgerTransactions) {
          let sum = 0n;
          for (const entry of entries) {
            const before = standing.get(entry.account);
            if (before === undefined) throw new Error("an entry of an unknown account");
            const counter = entry.direction === "debit" ? "postedDebits" : "postedCredits";
            const after: Account = {
              ...before,
              [counter]: minorUnits(before[counter] + entry.amount),
              version: before.version + 1,
            };
            sum += entry.direction === "debit" ? entry.amount : -entry.amount;
            expect(entry.accountVersion).toBe(after.version);
            expect(entry.balanceAfter).toBe(balanceOf(after).posted);
            expect(isWithinLimit(after)).toBe(true);
            expect(after.status).toBe("active");
            standing.set(entry.account, after);
          }
          expect(sum).toBe(0n);
        }
        for (const after of decision.accounts) expect(standing.get(after.id)).toEqual(after);
        const untouched = accounts.filter(
          ({ id }) => !decision.accounts.some((one) => one.id === id),
        );
        for (const one of untouched) expect(standing.get(one.id)).toEqual(one);
      }),
      { numRuns: 300 },
    );
    // Had one of these never come up, the rules above would say nothing about it.
    expect([...outcomes.keys()].sort()).toEqual([
      "account_closed",
      "account_frozen",
      "insufficient_funds",
      "succeeded",
    ]);
  });

  test("gives the same decision for the same arguments and writes to none of them", () => {
    fc.assert(
      fc.property(batch, ({ accounts, intents }) => {
        const given = accountsById(...freezeDeeply(accounts));
        const before = structuredClone(given);
        const decision = decide(freezeDeeply(intents), given);
        expect(decide(intents, given)).toEqual(decision);
        expect(given).toEqual(before);
      }),
    );
  });

  test("names an account once however often it moved, and not at all when it did not", () => {
    const accounts = accountsById(fundedAccount("a", 10n), buildAccount("b"), buildAccount("c"));
    const { accounts: changed } = decide(
      [
        buildIntent("1", [buildLeg("a", "b", 5n)]),
        buildIntent("2", [buildLeg("b", "a", 5n)]),
        buildIntent("3", [buildLeg("c", "a", 1n)]),
      ],
      accounts,
    );
    expect(changed.map(({ id, version }) => [id, version])).toEqual([
      ["acct_a", 3],
      ["acct_b", 3],
    ]);
  });

  test("may be empty", () => {
    expect(decide([], new Map())).toEqual({
      intents: [],
      operations: [],
      ledgerTransactions: [],
      accounts: [],
      events: [],
    });
  });
});

test("every decided intent has one event that carries the intent as it is from now on", () => {
  const accounts = accountsById(fundedAccount("a", 5n), buildAccount("b"));
  const { intents, events } = decide(
    [buildIntent("1", [buildLeg("a", "b", 5n)]), buildIntent("2", [buildLeg("a", "b", 5n)])],
    accounts,
  );
  expect(events).toEqual(
    intents.map((intent, index) => ({
      id: `evt_${index + 1}`,
      type: `payment_intent.${intent.status}`,
      resource: intent.id,
      sequence: 1,
      createdAt: DECIDED_AT,
      livemode: false,
      object: describeIntent(intent),
    })),
  );
  expect(events.map(({ type }) => type)).toEqual([
    "payment_intent.succeeded",
    "payment_intent.failed",
  ]);
});
