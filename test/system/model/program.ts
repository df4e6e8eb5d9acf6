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

export interface LegPlan {
  readonly amount: string;
  readonly currency: string;
  readonly source: Slot;
  readonly destination: Slot;
}

export interface PaymentPlan {
  readonly legs: readonly LegPlan[];
  /** Names the accounts by their external ids. */
  readonly byExternalId: boolean;
  readonly captureMethod: "automatic" | "manual";
  /** Scheduled for a day that comes only when the program says so. */
  readonly isScheduled: boolean;
}

/** What is asked of an earlier intent. An amount that is null is all that is left. */
export type RequestPlan =
  | { readonly kind: "capture"; readonly amount: string | null; readonly final: boolean }
  | { readonly kind: "refund"; readonly amount: string | null }
  | { readonly kind: "cancel" };

/** One of the earlier intents, or the one that was accepted last, or before that. */
export type Earlier = number | "last" | "last but one";

export type Step =
  | { readonly kind: "submit"; readonly payment: PaymentPlan }
  | {
      readonly kind: "submitBatch";
      readonly payments: readonly PaymentPlan[];
      readonly atomic: boolean;
    }
  /** Asks several things of one intent before any of them is decided. */
  | { readonly kind: "ask"; readonly earlier: Earlier; readonly requests: readonly RequestPlan[] }
  /** The day of a scheduled intent comes, or the moment in which an intent or a hold expires. */
  | { readonly kind: "timePasses"; readonly earlier: Earlier; readonly to: "due" | "expiry" }
  /** An intent that nobody decides before it has expired. */
  | { readonly kind: "submitTooLate"; readonly payment: PaymentPlan }
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
  readonly steps: readonly Step[];
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

const leg: fc.Arbitrary<LegPlan> = fc
  .tuple(direction, amount, often(16, "USD", "JPY", "ANG"))
  .map(([way, text, currency]) => ({ ...way, amount: text, currency }));

const payment: fc.Arbitrary<PaymentPlan> = fc.record({
  legs: fc.oneof(
    { weight: 5, arbitrary: fc.tuple(leg) },
    { weight: 1, arbitrary: fc.array(leg, { minLength: 2, maxLength: 4 }) },
  ),
  byExternalId: fc.boolean(),
  captureMethod: often<"automatic" | "manual">(2, "automatic", "manual"),
  isScheduled: often(5, false, true),
});

const somePart = fc.constantFrom(null, null, "10", "20", "30");
const request: fc.Arbitrary<RequestPlan> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("capture"), amount: somePart, final: fc.boolean() }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("refund"), amount: somePart }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("cancel") }) },
);

/** `usual` most of the time: `weight` times as often as each of the others. */
function often<T>(weight: number, usual: T, ...others: readonly T[]): fc.Arbitrary<T> {
  return fc.constantFrom(...Array.from({ length: weight }, () => usual), ...others);
}

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("submit"), payment }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("submitBatch"),
      payments: fc.array(payment, { minLength: 1, maxLength: 12 }),
      atomic: fc.constant(false),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("submitBatch"),
      payments: fc.array(payment, { minLength: 1, maxLength: 3 }),
      atomic: fc.constant(true),
    }),
  },
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constant("ask"),
      earlier: fc.nat(),
      requests: fc.oneof(
        { weight: 4, arbitrary: fc.array(request, { minLength: 1, maxLength: 3 }) },
        // Two who want the same at the same time.
        { weight: 1, arbitrary: request.map((one) => [one, one]) },
        {
          weight: 2,
          arbitrary: fc.constant<readonly RequestPlan[]>([
            { kind: "capture", amount: "10", final: false },
            { kind: "capture", amount: "30", final: true },
          ]),
        },
      ),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("timePasses"),
      earlier: fc.nat(),
      to: fc.constantFrom("due", "expiry"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("submitTooLate"), payment }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("repeat"), earlier: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("reuseKey"), earlier: fc.nat(), payment }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("setStatus"),
      account: fc.integer({ min: 1, max: ACCOUNTS - 1 }),
      status: fc.constantFrom("active", "frozen", "frozen", "closed"),
    }),
  },
);

const captured = (part: string | null, final: boolean): RequestPlan => ({
  kind: "capture",
  amount: part,
  final,
});

/** A payment in dollars from the bank, the first account, to a wallet, or on from there. */
const pays = (source: Slot, destination: Slot, text: string, change: Partial<PaymentPlan> = {}) =>
  ({
    kind: "submit",
    payment: {
      legs: [{ source, destination, amount: text, currency: "USD" }],
      byExternalId: false,
      captureMethod: "automatic",
      isScheduled: false,
      ...change,
    },
  }) as const satisfies Step;

/**
 * Short stories that chance alone tells too rarely, about a wallet that the bank fills first: they
 * come anywhere in a program, with whatever the accounts have been through by then.
 */
function storiesOf(wallet: Slot, shop: Slot, text: string): readonly (readonly Step[])[] {
  const ask = (...requests: readonly RequestPlan[]): Step => ({
    kind: "ask",
    earlier: "last",
    requests,
  });
  const refund: RequestPlan = { kind: "refund", amount: null };
  const fund = pays(0, wallet, text);
  const due: Step = { kind: "timePasses", earlier: "last", to: "due" };
  return [
    // Its last money is paid out, it is closed, and then the money is to come back.
    [
      fund,
      pays(wallet, shop, text),
      { kind: "setStatus", account: wallet, status: "closed" },
      ask(refund),
    ],
    [fund, pays(wallet, shop, "10", { isScheduled: true }), due, ask(refund, refund)],
    [
      fund,
      pays(wallet, shop, text, { isScheduled: true, captureMethod: "manual" }),
      due,
      ask(captured("10", false), captured(text, true)),
      ask(captured(null, true), captured(null, true)),
    ],
    [
      fund,
      pays(wallet, shop, "20", { captureMethod: "manual" }),
      { kind: "setStatus", account: wallet, status: "frozen" },
      ask(captured("10", true)),
      { kind: "setStatus", account: wallet, status: "active" },
      ask(captured("10", false), captured("5", true), refund),
    ],
    [
      pays(0, wallet, text, {
        legs: [
          { source: 0, destination: wallet, amount: text, currency: "USD" },
          { source: wallet, destination: shop, amount: text, currency: "USD" },
        ],
      }),
      ask(refund),
    ],
    // What is to be given back was spent.
    [fund, pays(wallet, 0, text), { kind: "ask", earlier: "last but one", requests: [refund] }],
    [
      {
        kind: "submitBatch",
        payments: [pays(0, wallet, "10").payment, pays(wallet, shop, "100").payment],
        atomic: true,
      },
    ],
    [
      pays(0, wallet, text, {
        legs: [wallet, shop].map((destination) => ({
          source: 0,
          destination,
          amount: text,
          currency: "USD",
        })),
        captureMethod: "manual",
      }),
      ask(captured(null, true)),
      ask(refund),
    ],
    [
      fund,
      pays(wallet, shop, text, { isScheduled: true }),
      ask({ kind: "cancel" }, { kind: "cancel" }),
    ],
    [
      fund,
      pays(wallet, shop, text, { captureMethod: "manual" }),
      { kind: "timePasses", earlier: "last", to: "expiry" },
    ],
    // More than is on hold, and an intent that comes too late.
    [
      fund,
      pays(wallet, shop, text, { captureMethod: "manual" }),
      ask(captured("100", true)),
      { kind: "submitTooLate", payment: pays(0, shop, text).payment },
    ],
    // The door still takes the wallet for active when it is frozen, and then for open.
    [
      fund,
      { kind: "setStatus", account: wallet, status: "frozen" },
      fund,
      { kind: "setStatus", account: wallet, status: "active" },
      pays(wallet, shop, text),
      { kind: "setStatus", account: wallet, status: "closed" },
      fund,
    ],
    [pays(wallet, shop, "100", { isScheduled: true }), due],
    [
      {
        kind: "submitBatch",
        payments: [pays(0, wallet, text).payment, pays(wallet, shop, text).payment],
        atomic: true,
      },
    ],
    [
      fund,
      { kind: "repeat", earlier: 0 },
      { kind: "reuseKey", earlier: 0, payment: pays(0, shop, text).payment },
    ],
    [
      {
        kind: "submitBatch",
        payments: [pays(0, wallet, text).payment, pays(wallet, shop, "100").payment],
        atomic: false,
      },
      { kind: "repeat", earlier: 0 },
      { kind: "reuseKey", earlier: 0, payment: pays(0, shop, text).payment },
    ],
  ];
}

const story: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.shuffledSubarray([1, 2, 3], { minLength: 2, maxLength: 2 }),
    fc.constantFrom("20", "30", "50"),
    fc.nat(),
  )
  .map(([[wallet = 1, shop = 2], text, which]) => {
    const stories = storiesOf(wallet, shop, text);
    return stories[which % stories.length] ?? [];
  });

const bankPlan: AccountPlan = {
  normalBalance: "credit",
  overdraftLimit: null,
  currency: "USD",
  status: "active",
};

/** A program of steps: what one client and one operator do, one after the other. */
export const program: fc.Arbitrary<Program> = fc.record({
  accounts: fc
    .array(accountPlan, { minLength: ACCOUNTS - 1, maxLength: ACCOUNTS - 1 })
    .map((others) => [bankPlan, ...others]),
  steps: fc
    .array(
      fc.oneof(
        { weight: 12, arbitrary: step.map((one): readonly Step[] => [one]) },
        { weight: 3, arbitrary: story },
      ),
      { minLength: 10, maxLength: 18 },
    )
    .map((parts) => parts.flat()),
});

/** Each story by itself, with accounts to which nothing has happened: played in every run. */
export const plainStories: readonly Program[] = storiesOf(1, 2, "20").map((steps) => ({
  accounts: [
    bankPlan,
    ...Array.from({ length: ACCOUNTS - 1 }, () => ({ ...bankPlan, overdraftLimit: "0" })),
  ],
  steps,
}));
