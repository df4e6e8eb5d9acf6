import fc from "fast-check";

/** An account of a program, by its place in the program's list. */
export type Slot = number;

export interface AccountPlan {
  readonly normalBalance: "credit" | "debit";
  readonly overdraftLimit: string | null;
  readonly currency: "USD" | "JPY";
  /** What somebody at the database does to it before its first payment. */
  readonly status: "active" | "frozen" | "closed";
}

export interface PaymentPlan {
  readonly amount: string;
  readonly currency: string;
  readonly source: Slot;
  readonly destination: Slot;
  /** Names the accounts by their external ids. */
  readonly byExternalId: boolean;
}

export type Operation =
  | { readonly kind: "submit"; readonly payment: PaymentPlan }
  | { readonly kind: "submitBatch"; readonly payments: readonly PaymentPlan[] }
  /** Sends an earlier request again, with its key and its body. */
  | { readonly kind: "repeat"; readonly earlier: number }
  /** Sends another body with the key of an earlier request. */
  | { readonly kind: "reuseKey"; readonly earlier: number; readonly payment: PaymentPlan }
  | {
      readonly kind: "setStatus";
      readonly account: Slot;
      readonly status: "active" | "frozen" | "closed";
    };

export interface Program {
  readonly accounts: readonly AccountPlan[];
  readonly operations: readonly Operation[];
}

const ACCOUNTS = 4;

const accountPlan: fc.Arbitrary<AccountPlan> = fc.record({
  normalBalance: fc.constantFrom("credit", "debit"),
  overdraftLimit: fc.constantFrom("0", "0", "50", null),
  currency: often<"USD" | "JPY">(12, "USD", "JPY"),
  status: often<AccountPlan["status"]>(14, "active", "frozen", "closed"),
});

/** Few amounts, which add up: accounts run empty to the cent, and past it. */
const amount = fc.oneof(
  { weight: 14, arbitrary: fc.constantFrom("10", "20", "30", "50", "100") },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "0",
      "0.00",
      "1e2",
      "-5",
      "01",
      "10.001",
      "0.000",
      "9".repeat(39),
      `1${"0".repeat(38)}`,
    ),
  },
);

const slot = fc.integer({ min: 0, max: ACCOUNTS - 1 });

/** Most payments lead from one account to another one; a slot past the last is an account that does not exist. */
const direction = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .tuple(slot, fc.integer({ min: 1, max: ACCOUNTS - 1 }))
      .map(([source, step]) => ({ source, destination: (source + step) % ACCOUNTS })),
  },
  { weight: 1, arbitrary: slot.map((source) => ({ source, destination: source })) },
  { weight: 1, arbitrary: slot.map((source) => ({ source, destination: ACCOUNTS })) },
);

const payment: fc.Arbitrary<PaymentPlan> = fc
  .tuple(direction, amount, often(16, "USD", "JPY", "ANG"), fc.boolean())
  .map(([way, text, currency, byExternalId]) => ({ ...way, amount: text, currency, byExternalId }));

/** `usual` most of the time: `weight` times as often as each of the others. */
function often<T>(weight: number, usual: T, ...others: readonly T[]): fc.Arbitrary<T> {
  return fc.constantFrom(...Array.from({ length: weight }, () => usual), ...others);
}

const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("submit"), payment }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("submitBatch"),
      payments: fc.array(payment, { minLength: 1, maxLength: 16 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("repeat"), earlier: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("reuseKey"), earlier: fc.nat(), payment }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("setStatus"),
      account: fc.integer({ min: 0, max: ACCOUNTS - 1 }),
      status: fc.constantFrom("active", "frozen", "frozen", "closed"),
    }),
  },
);

/** A program of operations: what one client and one operator do, one after the other. */
export const program: fc.Arbitrary<Program> = fc.record({
  accounts: fc.array(accountPlan, { minLength: ACCOUNTS, maxLength: ACCOUNTS }),
  operations: fc.array(operation, { minLength: 8, maxLength: 16 }),
});
