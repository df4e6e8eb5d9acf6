/** A body that is refused: what is laid over a good one, and how it is refused. */
export interface BadAccount {
  readonly name: string;
  readonly change: Readonly<Record<string, unknown>>;
  readonly code: string;
  readonly pointer: string;
}

const fields: readonly (readonly [string, unknown, string])[] = [
  ["currency", undefined, "validation_failed"],
  ["currency", "", "currency_invalid"],
  ["currency", "usd", "currency_invalid"],
  ["currency", "EURO", "currency_invalid"],
  ["currency", "ZWL", "currency_invalid"],
  ["currency", "XAU", "currency_invalid"],
  ["currency", "toString", "currency_invalid"],
  ["currency", 840, "currency_invalid"],
  ["currency", null, "currency_invalid"],
  ["currency", ["USD", "EUR"], "currency_invalid"],
  ["normal_balance", "left", "validation_failed"],
  ["normal_balance", null, "validation_failed"],
  ["overdraft_limit", 0, "amount_must_be_string"],
  ["overdraft_limit", false, "amount_must_be_string"],
  ["overdraft_limit", "", "amount_invalid"],
  ["overdraft_limit", "-1.00", "amount_invalid"],
  ["overdraft_limit", "1e3", "amount_invalid"],
  ["overdraft_limit", "1.000", "amount_precision"],
  ["overdraft_limit", "1".padEnd(37, "0"), "amount_too_large"],
  ["external_id", "", "validation_failed"],
  ["external_id", "x".repeat(256), "validation_failed"],
  ["external_id", 42, "validation_failed"],
  ["external_id", "a\u0000", "nul_not_allowed"],
  ["external_id", "\ud83d", "lone_surrogate"],
  ["name", "", "validation_failed"],
  ["name", "x".repeat(201), "validation_failed"],
  ["name", ["Ada"], "validation_failed"],
  ["name", "\u0000", "nul_not_allowed"],
  ["metadata", [], "validation_failed"],
  ["metadata", null, "validation_failed"],
  ["id", "acct_01jd2m3n4p5q6r7s8t9v0w1x2y", "unknown_field"],
  ["status", "active", "unknown_field"],
  ["balance", { posted: "1000000.00" }, "unknown_field"],
  ["livemode", true, "unknown_field"],
  ["tenant_id", "0190b5c4-e2f0-7b3c-9d5e-6f708192a3b4", "unknown_field"],
];

/** Changes of an open account that are refused. */
const changes: readonly (readonly [string, unknown, string, string?])[] = [
  ["name", "", "validation_failed"],
  ["name", "x".repeat(201), "validation_failed"],
  ["name", 42, "validation_failed"],
  ["name", "\u0000", "nul_not_allowed"],
  ["status", "closed", "validation_failed"],
  ["status", "Active", "validation_failed"],
  ["status", null, "validation_failed"],
  ["overdraft_limit", 0, "amount_must_be_string"],
  ["overdraft_limit", "", "amount_invalid"],
  ["overdraft_limit", "-1.00", "amount_invalid"],
  ["overdraft_limit", "1.000", "amount_precision"],
  ["overdraft_limit", "1".padEnd(37, "0"), "amount_too_large"],
  ["metadata", null, "validation_failed"],
  ["metadata", [], "validation_failed"],
  ["metadata", "", "validation_failed"],
  ["metadata", { a: 1 }, "validation_failed", "/metadata/a"],
  ["metadata", { a: {} }, "validation_failed", "/metadata/a"],
  ["metadata", { "": "x" }, "metadata_key_too_long", "/metadata/"],
  ["metadata", { ["k".repeat(41)]: null }, "metadata_key_too_long", `/metadata/${"k".repeat(41)}`],
  ["metadata", { a: "v".repeat(501) }, "metadata_value_too_long", "/metadata/a"],
  ["metadata", { a: "\u0000" }, "nul_not_allowed", "/metadata/a"],
  ["metadata", JSON.parse('{"__proto__":"x"}'), "forbidden_key", "/metadata/__proto__"],
  [
    "metadata",
    Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, "v"])),
    "metadata_too_many_keys",
  ],
  ["currency", "EUR", "unknown_field"],
  ["normal_balance", "debit", "unknown_field"],
  ["external_id", "other", "unknown_field"],
  ["balance", { posted: "1.00" }, "unknown_field"],
  ["version", 7, "unknown_field"],
  ["id", "acct_01jd2m3n4p5q6r7s8t9v0w1x2y", "unknown_field"],
];

/** Currencies that can not be registered: what is laid over a good one. */
const currencies: readonly (readonly [string, unknown, string])[] = [
  ["code", undefined, "validation_failed"],
  ["code", null, "currency_invalid"],
  ["code", 123, "currency_invalid"],
  ["code", "", "currency_invalid"],
  ["code", "AB", "currency_invalid"],
  ["code", "A".repeat(17), "currency_invalid"],
  ["code", "usdt", "currency_invalid"],
  ["code", "US-T", "currency_invalid"],
  ["code", "ＵＳＤＴ", "currency_invalid"],
  ["code", "USDT\n", "currency_invalid"],
  ["code", "US\u0000T", "currency_invalid"],
  ["code", "USD", "currency_invalid"],
  ["code", "ZWL", "currency_invalid"],
  ["code", "DEM", "currency_invalid"],
  ["code", "XAU", "currency_invalid"],
  ["code", "XXX", "currency_invalid"],
  ["exponent", undefined, "validation_failed"],
  ["exponent", null, "validation_failed"],
  ["exponent", "6", "validation_failed"],
  ["exponent", -1, "validation_failed"],
  ["exponent", 19, "validation_failed"],
  ["exponent", 1.5, "validation_failed"],
  ["exponent", 1e300, "validation_failed"],
  ["name", "Tether", "unknown_field"],
];

export const BAD_ACCOUNT_CHANGES: readonly BadAccount[] = changes.map(
  ([field, value, code, pointer = `/${field}`]) => ({
    name: `${field} ${JSON.stringify(value).slice(0, 40)}`,
    change: { [field]: value },
    code,
    pointer,
  }),
);

export const BAD_CURRENCIES: readonly BadAccount[] = currencies.map(([field, value, code]) => ({
  name: `${field} ${value === undefined ? "left out" : JSON.stringify(value).slice(0, 40)}`,
  change: { [field]: value },
  code,
  pointer: `/${field}`,
}));

export const BAD_ACCOUNTS: readonly BadAccount[] = fields.map(([field, value, code]) => ({
  name: `${field} ${value === undefined ? "left out" : JSON.stringify(value).slice(0, 40)}`,
  change: { [field]: value },
  code,
  pointer: `/${field}`,
}));
