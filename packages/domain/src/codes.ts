/**
 * Every reason for which a payment intent or an account is refused at the door, in order of
 * precedence: of several faults in one request the first in this list becomes its `code`.
 * The rules and their names are the public contract's.
 */
export const REFUSAL_CODES = [
  "unknown_field",
  "amount_must_be_string",
  "validation_failed",
  "nul_not_allowed",
  "metadata_too_many_keys",
  "metadata_key_too_long",
  "metadata_value_too_long",
  "feature_unavailable",
  "currency_invalid",
  "amount_invalid",
  "amount_precision",
  "amount_too_large",
  "amount_not_positive",
  "timestamp_invalid",
  "same_account",
  "account_not_found",
  "currency_mismatch",
  "account_not_active",
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Every reason for which an accepted intent ends as `failed`, in order of precedence. */
export const FAILURE_CODES = ["account_closed", "account_frozen", "insufficient_funds"] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

/** What a failure says to a person. */
export const FAILURE_MESSAGES: Readonly<Record<FailureCode, string>> = {
  account_closed: "An account of this leg is closed.",
  account_frozen: "An account of this leg is frozen.",
  insufficient_funds: "An account of this leg would fall below its overdraft limit.",
};

/** One fault of a request: where it is (a JSON pointer into the body) and which rule it breaks. */
export interface Fault {
  readonly pointer: string;
  readonly code: RefusalCode;
  readonly detail: string;
}

/** The faults in order of precedence; within one code in the order in which they were found. */
export function byPrecedence(faults: readonly Fault[]): readonly Fault[] {
  return [...faults].sort((a, b) => REFUSAL_CODES.indexOf(a.code) - REFUSAL_CODES.indexOf(b.code));
}
