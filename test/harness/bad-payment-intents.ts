/** A body that can not become a payment intent: what is changed in a good one, and how it is refused. */
export interface BadPayment {
  readonly name: string;
  /** Laid over a good payment; undefined takes the member away. */
  readonly change: Readonly<Record<string, unknown>>;
  readonly code: string;
  /** The field at fault, where it is not the changed one. */
  readonly pointer?: string;
}

const amounts: readonly (readonly [unknown, string])[] = [
  ["", "amount_invalid"],
  [" 1.00", "amount_invalid"],
  ["1.00\n", "amount_invalid"],
  ["10,50", "amount_invalid"],
  ["1_000", "amount_invalid"],
  ["+1", "amount_invalid"],
  ["-1.00", "amount_invalid"],
  ["00", "amount_invalid"],
  ["01.00", "amount_invalid"],
  [".5", "amount_invalid"],
  ["1.", "amount_invalid"],
  ["0x10", "amount_invalid"],
  ["1e3", "amount_invalid"],
  ["Infinity", "amount_invalid"],
  ["NaN", "amount_invalid"],
  ["１０", "amount_invalid"],
  ["१२", "amount_invalid"],
  ["1.00\u0000", "amount_invalid"],
  ["0", "amount_not_positive"],
  ["0.00", "amount_not_positive"],
  ["1.001", "amount_precision"],
  ["1.000", "amount_precision"],
  ["1".padEnd(37, "0"), "amount_too_large"],
  ["9".repeat(100_000), "amount_too_large"],
  [`0.${"0".repeat(1_000)}1`, "amount_precision"],
  [1, "amount_must_be_string"],
  [10.5, "amount_must_be_string"],
  [2 ** 53, "amount_must_be_string"],
  [null, "amount_must_be_string"],
  [true, "amount_must_be_string"],
  [["1.00"], "amount_must_be_string"],
  [{ value: "1.00" }, "amount_must_be_string"],
  [undefined, "validation_failed"],
];

const currencies: readonly (readonly [unknown, string])[] = [
  ["EURO", "currency_invalid"],
  ["US", "currency_invalid"],
  ["usd", "currency_invalid"],
  ["", "currency_invalid"],
  ["ЕUR", "currency_invalid"],
  ["XXX", "currency_invalid"],
  ["HRK", "currency_invalid"],
  ["constructor", "currency_invalid"],
  ["__proto__", "currency_invalid"],
  [840, "currency_invalid"],
  [null, "currency_invalid"],
  ["EUR", "currency_mismatch"],
  [undefined, "validation_failed"],
];

const accounts: readonly (readonly [unknown, string])[] = [
  ["", "account_not_found"],
  ["nonsense", "account_not_found"],
  ["acct_01jd2m3n4p5q6r7s8t9v0w1x2y", "account_not_found"],
  ["acct_01jd2m3n4p5q6r7s8t9v0w1x2", "account_not_found"],
  ["pi_01jd2m3n4p5q6r7s8t9v0w1x2y", "account_not_found"],
  ["ACCT_01JD2M3N4P5Q6R7S8T9V0W1X2Y", "account_not_found"],
  ["0190b5c4-e2f0-7b3c-9d5e-6f708192a3b4", "account_not_found"],
  ["external:", "account_not_found"],
  ["external:nobody", "account_not_found"],
  ["external:ada' or '1'='1", "account_not_found"],
  ["external:ada\u0000", "nul_not_allowed"],
  ["external:\ud800", "lone_surrogate"],
  [`external:${"x".repeat(100_000)}`, "account_not_found"],
  ["external:frozen", "account_not_active"],
  ["external:closed", "account_not_active"],
  ["external:yen", "currency_mismatch"],
  [7, "validation_failed"],
  [null, "validation_failed"],
  [["external:ada"], "validation_failed"],
  [undefined, "validation_failed"],
];

const metadata: readonly (readonly [string, unknown, string])[] = [
  ["no object", "x", "validation_failed"],
  ["an array", ["x"], "validation_failed"],
  ["null", null, "validation_failed"],
  ["a number as a value", { a: 1 }, "validation_failed"],
  ["an object as a value", { a: { b: { c: {} } } }, "validation_failed"],
  ["51 keys", Object.fromEntries(count(51).map((n) => [`k${n}`, ""])), "metadata_too_many_keys"],
  ["a key of 41 characters", { ["k".repeat(41)]: "" }, "metadata_key_too_long"],
  ["an empty key", { "": "x" }, "metadata_key_too_long"],
  ["a value of 501 characters", { a: "x".repeat(501) }, "metadata_value_too_long"],
  ["NUL in a value", { a: "x\u0000" }, "nul_not_allowed"],
  ["NUL in a key", { "a\u0000": "x" }, "nul_not_allowed"],
  ["the key __proto__", JSON.parse('{"__proto__":"x"}'), "forbidden_key"],
];

const others: readonly (readonly [string, unknown, string])[] = [
  ["description", 7, "validation_failed"],
  ["description", "x".repeat(501), "validation_failed"],
  ["description", "a\u0000b", "nul_not_allowed"],
  ["description", "\udfff", "lone_surrogate"],
  ["external_id", "", "validation_failed"],
  ["external_id", "x".repeat(256), "validation_failed"],
  ["external_id", "\u0000", "nul_not_allowed"],
  ["effective_at", "yesterday", "timestamp_invalid"],
  ["effective_at", "2026-02-30T00:00:00Z", "timestamp_invalid"],
  ["effective_at", "2026-11-22", "timestamp_invalid"],
  ["effective_at", "2026-11-22T24:00:00Z", "timestamp_invalid"],
  ["effective_at", "0000-01-01T00:00:00Z", "timestamp_invalid"],
  ["effective_at", 1_763_820_000, "timestamp_invalid"],
  ["capture_method", "later", "validation_failed"],
  ["execute_at", "tomorrow", "timestamp_invalid"],
  ["execute_at", "2020-01-01T00:00:00Z", "timestamp_in_past"],
  ["expires_at", 7, "timestamp_invalid"],
  ["expires_at", "2020-01-01T00:00:00Z", "timestamp_in_past"],
  // Nothing is held that could expire.
  ["hold_expires_at", "2130-01-01T00:00:00Z", "validation_failed"],
  ["id", "pi_01jd2m3n4p5q6r7s8t9v0w1x2y", "unknown_field"],
  ["tenant_id", "0190b5c4-e2f0-7b3c-9d5e-6f708192a3b4", "unknown_field"],
  ["livemode", true, "unknown_field"],
  ["status", "succeeded", "unknown_field"],
  ["created_at", "2026-11-22T00:00:00Z", "unknown_field"],
  ["constructor", { prototype: {} }, "unknown_field"],
  ["idempotency_key", "mine", "unknown_field"],
  ["Amount", "1.00", "unknown_field"],
];

const leg = {
  amount: "1.00",
  currency: "USD",
  source: "external:ada",
  destination: "external:bob",
};
const bare = { amount: undefined, currency: undefined, source: undefined, destination: undefined };

export const BAD_PAYMENTS: readonly BadPayment[] = [
  ...amounts.map(([amount, code]) => bad("amount", amount, code)),
  ...currencies.map(([currency, code]) => ({
    ...bad("currency", currency, code),
    ...(code === "currency_mismatch" ? { pointer: "/source" } : {}),
  })),
  ...accounts.map(([account, code]) => bad("source", account, code)),
  ...accounts.map(([account, code]) => bad("destination", account, code)),
  bad("destination", "external:ada", "same_account"),
  ...metadata.map(([name, value, code]) => ({
    name: `metadata with ${name}`,
    change: { metadata: value },
    code,
    pointer: code === "metadata_too_many_keys" ? "/metadata" : expectPointer(value),
  })),
  ...others.map(([field, value, code]) => bad(field, value, code)),
  { name: "an unknown field named __proto__", change: protoField(), code: "unknown_field" },
  { name: "neither amount nor legs", change: bare, code: "validation_failed", pointer: "/amount" },
  {
    name: "amount and legs",
    change: { legs: [leg] },
    code: "validation_failed",
    pointer: "/amount",
  },
  { name: "no legs", change: { ...bare, legs: [] }, code: "validation_failed", pointer: "/legs" },
  {
    name: "fifty-one legs",
    change: { ...bare, legs: Array.from({ length: 51 }, () => leg) },
    code: "validation_failed",
    pointer: "/legs",
  },
  {
    name: "a leg with an amount that is a number",
    change: { ...bare, legs: [{ ...leg, amount: 1 }] },
    code: "amount_must_be_string",
    pointer: "/legs/0/amount",
  },
  {
    name: "a leg with an unknown field",
    change: { ...bare, legs: [{ ...leg, "a/b~c": 1 }] },
    code: "unknown_field",
    pointer: "/legs/0/a~1b~0c",
  },
  {
    name: "a leg from an account that does not exist",
    change: { ...bare, legs: [{ ...leg, source: "external:nobody" }] },
    code: "account_not_found",
    pointer: "/legs/0/source",
  },
];

function bad(field: string, value: unknown, code: string): BadPayment {
  const shown = value === undefined ? "left out" : JSON.stringify(value).slice(0, 40);
  return { name: `${field} ${shown}`, change: { [field]: value }, code, pointer: `/${field}` };
}

/** The first key of a record is the one at fault; what is no record is itself at fault. NUL is never told again. */
function expectPointer(value: unknown): string {
  const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
  const [key] = isRecord ? Object.keys(value) : [];
  return key === undefined ? "/metadata" : `/metadata/${key.replaceAll("\0", "\ufffd")}`;
}

/** An own member with this name, as JSON.parse makes it; a literal would set the prototype instead. */
function protoField(): Readonly<Record<string, unknown>> {
  return JSON.parse('{"__proto__":{"amount":"1000000.00"}}');
}

function count(length: number): readonly number[] {
  return Array.from({ length }, (_, index) => index);
}
