import fc from "fast-check";
import type { Account, NormalBalance } from "../account/account.ts";
import type { AccountStatus } from "../account/account-status.ts";
import type { CaptureMethod, Leg } from "../intent/intent.ts";
import { minorUnits } from "../money/minor-units.ts";
import type { OperationKind } from "../operation/operation.ts";
import { buildAccount } from "./build-account.ts";
import { buildLeg } from "./build-intent.ts";

/** Few accounts on purpose: they meet again and again. */
export const NAMES = ["a", "b", "c", "d"] as const;
export type Name = (typeof NAMES)[number];

/** An intent to be accepted. Its times are milliseconds from then on. */
export interface IntentPlan {
  readonly legs: readonly Leg[];
  readonly captureMethod: CaptureMethod;
  readonly executeIn: number | null;
  readonly expiresIn: number | null;
  readonly holdExpiresIn: number | null;
}

/** Something to be asked of an intent: which, counted back from the newest, and for how much of it. */
export interface OperationPlan {
  readonly kind: OperationKind;
  /** Whether only intents are counted of which it can be asked with success. */
  readonly aimed: boolean;
  readonly back: number;
  readonly percent: number;
  readonly final: boolean;
}

/** What happens between two rings, in this order. */
export interface Round {
  readonly milliseconds: number;
  readonly status: { readonly account: Name; readonly to: AccountStatus } | null;
  readonly intents: readonly IntentPlan[];
  /** Whether the intents of this round are decided as one. */
  readonly atomic: boolean;
  readonly operations: readonly OperationPlan[];
  /** Whether the bell is rung at the end, or all of this waits for a later round. */
  readonly rings: boolean;
}

export interface Program {
  readonly accounts: readonly Account[];
  readonly rounds: readonly Round[];
}

/** Few and small amounts on purpose: balances run out to the last cent, come back and run out again. */
const account = (name: Name): fc.Arbitrary<Account> =>
  fc
    .record({
      normalBalance: fc.constantFrom<NormalBalance[]>("credit", "debit"),
      limit: fc.constantFrom(0n, 0n, 50n, null),
      balance: fc.constantFrom(0n, 20n, 100n, 200n),
      version: fc.integer({ min: 1, max: 9 }),
    })
    .map(({ normalBalance, limit, balance, version }) =>
      buildAccount(name, {
        normalBalance,
        version,
        overdraftLimit: limit === null ? null : minorUnits(limit),
        [normalBalance === "credit" ? "postedCredits" : "postedDebits"]: minorUnits(balance),
      }),
    );

const leg = fc
  .tuple(
    fc.shuffledSubarray([...NAMES], { minLength: 2, maxLength: 2 }),
    fc.constantFrom(1n, 20n, 20n, 50n, 80n, 100n),
  )
  .map(([[source = "a", destination = "b"], amount]) => buildLeg(source, destination, amount));

const shortWhile = fc.option(fc.integer({ min: 1, max: 4 }), { freq: 2 });

const intent: fc.Arbitrary<IntentPlan> = fc
  .record({
    legs: fc.oneof(
      { weight: 3, arbitrary: leg.map((only) => [only]) },
      { weight: 1, arbitrary: fc.array(leg, { minLength: 2, maxLength: 3 }) },
    ),
    captureMethod: fc.constantFrom<CaptureMethod[]>("automatic", "manual"),
    executeIn: shortWhile,
    expiresIn: shortWhile,
    holdExpiresIn: shortWhile,
  })
  // The door's rules: nothing expires before it is due, and only a hold expires as one.
  .map((plan) => {
    const after = (time: number | null) => (time === null ? null : time + (plan.executeIn ?? 0));
    return {
      ...plan,
      expiresIn: after(plan.expiresIn),
      holdExpiresIn: plan.captureMethod === "manual" ? after(plan.holdExpiresIn) : null,
    };
  });

const operation: fc.Arbitrary<OperationPlan> = fc.record({
  kind: fc.constantFrom<OperationKind[]>("capture", "capture", "refund", "refund", "cancel"),
  aimed: fc.constantFrom(true, true, false),
  back: fc.integer({ min: 0, max: 3 }),
  percent: fc.constantFrom(20, 50, 80, 100, 120),
  final: fc.boolean(),
});

const round: fc.Arbitrary<Round> = fc.record({
  milliseconds: fc.integer({ min: 0, max: 2 }),
  status: fc.option(
    fc.record({
      account: fc.constantFrom(...NAMES),
      to: fc.constantFrom<AccountStatus[]>("active", "active", "active", "frozen", "closed"),
    }),
    { freq: 2 },
  ),
  intents: fc.array(intent, { maxLength: 4 }),
  atomic: fc.boolean(),
  operations: fc.array(operation, { maxLength: 4 }),
  rings: fc.boolean(),
});

/** Any accounts, and anything that clients and time can do with them. */
export const program: fc.Arbitrary<Program> = fc.record({
  accounts: fc.tuple(...NAMES.map(account)),
  rounds: fc.array(round, { minLength: 1, maxLength: 16 }),
});
