/** A body that can not become an account: what is laid over a good one, and how it is refused. */
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
  ["external_id", "\ud83d", "validation_failed"],
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

export const BAD_ACCOUNTS: readonly BadAccount[] = fields.map(([field, value, code]) => ({
  name: `${field} ${value === undefined ? "left out" : JSON.stringify(value).slice(0, 40)}`,
  change: { [field]: value },
  code,
  pointer: `/${field}`,
}));
