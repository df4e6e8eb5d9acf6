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
  "forbidden_key",
  "metadata_too_many_keys",
  "metadata_key_too_long",
  "metadata_value_too_long",
  "currency_invalid",
  "amount_invalid",
  "amount_precision",
  "amount_too_large",
  "amount_not_positive",
  "timestamp_invalid",
  "timestamp_in_past",
  "timestamp_order",
  "same_account",
  "account_not_found",
  "currency_mismatch",
  "account_not_active",
  "account_closed",
  "limit_below_balance",
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Every reason for which a leg can not move, in order of precedence. */
export const LEG_FAILURE_CODES = [
  "account_closed",
  "account_frozen",
  "insufficient_funds",
] as const;
export type LegFailureCode = (typeof LEG_FAILURE_CODES)[number];

/** Every reason for which an accepted intent ends as `failed`. */
export const FAILURE_CODES = [...LEG_FAILURE_CODES, "linked_intent_failed"] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

/** Every reason for which an accepted capture, refund or cancellation ends as `failed`. */
export const OPERATION_FAILURE_CODES = [
  "not_capturable",
  "amount_exceeds_hold",
  "amount_exceeds_captured",
  "not_cancelable",
  ...LEG_FAILURE_CODES,
] as const;
export type OperationFailureCode = (typeof OPERATION_FAILURE_CODES)[number];

/** Every reason for which an operation is refused at the door. */
export type OperationRefusalCode = RefusalCode | Exclude<OperationFailureCode, LegFailureCode>;

/** What a failure says to a person. */
export const FAILURE_MESSAGES: Readonly<Record<FailureCode | OperationFailureCode, string>> = {
  account_closed: "An account of this leg is closed.",
  account_frozen: "An account of this leg is frozen.",
  insufficient_funds: "An account of this leg would fall below its overdraft limit.",
  linked_intent_failed: "Another payment intent of the same atomic batch did not go through.",
  not_capturable: "The intent holds nothing: it was captured, canceled, or its hold has expired.",
  amount_exceeds_hold: "More than is left on hold.",
  amount_exceeds_captured: "More than was captured and not refunded yet.",
  not_cancelable: "The intent was decided before.",
};

/** One fault of a request: where it is (a JSON pointer into the body) and which rule it breaks. */
export interface Fault {
  readonly pointer: string;
  readonly code: RefusalCode;
  readonly detail: string;
}

/** The faults in order of precedence; within one code in the order in which they were found. */
export function byPrecedence<Found extends Pick<Fault, "code">>(
  faults: readonly Found[],
): readonly Found[] {
  return [...faults].sort((a, b) => rankOf(a.code) - rankOf(b.code));
}

// A body may have a hundred thousand faults, and looking through the list for each takes long.
const RANKS: ReadonlyMap<RefusalCode, number> = new Map(
  REFUSAL_CODES.map((code, rank) => [code, rank]),
);

const rankOf = (code: RefusalCode): number => RANKS.get(code) ?? REFUSAL_CODES.length;
