import type { RefusalCode } from "@quittance/domain";
import type { ProblemKind } from "./problem-kind.ts";

const AMOUNT = 'Send a decimal string such as "25.00", greater than zero.';

/**
 * Every code with which a request can be refused, and its HTTP status. This list is closed: clients
 * branch on it. `docs/errors.md` is printed from it.
 */
const KINDS = {
  bad_request: {
    status: 400,
    title: "The request is malformed",
    advice: "Send HTTP/1.1 as RFC 9112 has it, and close the connection when you can not.",
  },
  malformed_json: { status: 400, title: "The body is not JSON", advice: "Send one JSON object." },
  invalid_utf8: {
    status: 400,
    title: "The body is not UTF-8",
    advice: "Encode the body as UTF-8.",
  },
  idempotency_key_missing: {
    status: 400,
    title: "An Idempotency-Key is required",
    advice: "Make up a key (a UUID is fine), and send the same one when you retry.",
  },
  idempotency_key_invalid: {
    status: 400,
    title: "The Idempotency-Key is malformed",
    advice: "Use 1 to 255 visible ASCII characters without spaces.",
  },
  api_version_invalid: {
    status: 400,
    title: "There is no such version of the API",
    advice: "Send one of the versions that `detail` names, or leave `Api-Version` out.",
  },
  cursor_invalid: {
    status: 400,
    title: "The cursor is not one of this list",
    advice: "Use `next_cursor` of the page before as it is, or leave it out to start anew.",
  },
  unauthenticated: {
    status: 401,
    title: "No valid API key",
    advice: "Send `Authorization: Bearer <key>` with a key that is neither revoked nor expired.",
  },
  insufficient_scope: {
    status: 403,
    title: "The API key may not do this",
    advice: "Use a key with the scope that `detail` names.",
  },
  not_found: {
    status: 404,
    title: "No such resource",
    advice: "Check the id, and that the key belongs to the same tenant.",
  },
  method_not_allowed: {
    status: 405,
    title: "The resource does not know this method",
    advice: "Use one of the methods in the `Allow` header.",
  },
  request_timeout: {
    status: 408,
    title: "The request did not arrive in time",
    advice: "Nothing was stored. Send it again with the same Idempotency-Key.",
  },
  idempotency_in_progress: {
    status: 409,
    title: "The first request with this key is still being stored",
    advice: "Send the same request again after `Retry-After` seconds.",
  },
  external_id_taken: {
    status: 409,
    title: "Another account has this external_id",
    advice: "Choose another external_id, or use the account that has it.",
  },
  account_closed: {
    status: 409,
    title: "The account is closed",
    advice: "A closed account never opens again. Open another one.",
  },
  account_not_empty: {
    status: 409,
    title: "The account is not empty",
    advice: "Move what is left, and capture or release what is on hold, before you close it.",
  },
  limit_below_balance: {
    status: 409,
    title: "The account already stands below this limit",
    advice: "Choose a limit of at least what is overdrawn and on hold, or bring funds in first.",
  },
  currency_exists: {
    status: 409,
    title: "The currency is registered with another exponent",
    advice: "Use the currency as it is, or register another code: what amounts mean never changes.",
  },
  webhook_endpoint_disabled: {
    status: 409,
    title: "The webhook endpoint takes nothing at the moment",
    advice: "Enable it first: change its `status` to `enabled`.",
  },
  too_many_webhook_endpoints: {
    status: 409,
    title: "There are as many webhook endpoints as there may be",
    advice: "Delete one that is not needed. There may be 100.",
  },
  too_many_webhook_secrets: {
    status: 409,
    title: "Too many secrets of this endpoint sign at the same time",
    advice: "Wait until an earlier one has expired, or rotate with `overlap_seconds` of 0.",
  },
  too_many_api_keys: {
    status: 409,
    title: "There are as many API keys as there may be",
    advice: "Revoke one that is not needed. There may be 100 that are good at the same time.",
  },
  last_api_key: {
    status: 409,
    title: "Without this key nobody could change keys",
    advice: "Make another key with `keys:write` first, or ask the operator.",
  },
  not_rotatable: {
    status: 409,
    title: "The API key is not one that is rotated",
    advice:
      "Rotate the key in `replaced_by`, if there is one; a key that is revoked or has expired stays so.",
  },
  not_capturable: {
    status: 409,
    title: "The payment intent holds nothing",
    advice: "Only an intent that `requires_capture`, and whose hold has not expired, is captured.",
  },
  not_cancelable: {
    status: 409,
    title: "The payment intent was decided before",
    advice: "Refund it, if it succeeded.",
  },
  payload_too_large: { status: 413, title: "The body is too large", advice: "Split the request." },
  unsupported_media_type: {
    status: 415,
    title: "The body is not sent as JSON",
    advice: "Send `Content-Type: application/json`.",
  },
  idempotency_key_reused: {
    status: 422,
    title: "The Idempotency-Key belongs to another request",
    advice: "Use a new key for a new request.",
  },
  unknown_parameter: {
    status: 422,
    title: "The list does not know this query parameter",
    advice: "Remove it, or correct its spelling.",
  },
  parameter_invalid: {
    status: 422,
    title: "A query parameter has a value that it can not have",
    advice: "Correct the parameter that `errors` names.",
  },
  duplicate_key: {
    status: 422,
    title: "A name occurs twice in one object",
    advice: "Send each name once: which of two values counts, every reader decides for itself.",
  },
  lone_surrogate: {
    status: 422,
    title: "A text has half a surrogate pair",
    advice: "Send whole characters; \\ud83d alone is half of one.",
  },
  number_out_of_range: {
    status: 422,
    title: "A number is too large for JSON",
    advice: "Send numbers that a double can hold. Amounts are strings.",
  },
  too_deep: {
    status: 422,
    title: "The body nests too deeply",
    advice: "Send at most 16 levels of arrays and objects.",
  },
  unknown_field: {
    status: 422,
    title: "The body has a field that does not belong there",
    advice: "Remove it, or correct its spelling.",
  },
  validation_failed: {
    status: 422,
    title: "A field is missing or has a value that it can not have",
    advice: "Correct the fields that `errors` names.",
  },
  nul_not_allowed: {
    status: 422,
    title: "A text has a NUL character",
    advice: "Remove U+0000 from the text.",
  },
  forbidden_key: {
    status: 422,
    title: "A name that readers in JavaScript take for something else",
    advice: "Use another name than `__proto__`.",
  },
  metadata_too_many_keys: {
    status: 422,
    title: "Metadata has too many keys",
    advice: "Send at most 50 keys.",
  },
  metadata_key_too_long: {
    status: 422,
    title: "A metadata key is too long",
    advice: "Send keys of 1 to 40 characters.",
  },
  metadata_value_too_long: {
    status: 422,
    title: "A metadata value is too long",
    advice: "Send values of at most 500 characters.",
  },
  currency_invalid: {
    status: 422,
    title: "Not a currency in use",
    advice: "Send an ISO 4217 code in upper case, or register your own currency.",
  },
  amount_must_be_string: {
    status: 422,
    title: "An amount is a string, never a JSON number",
    advice: AMOUNT,
  },
  amount_invalid: { status: 422, title: "The amount is not a decimal number", advice: AMOUNT },
  amount_precision: {
    status: 422,
    title: "The amount is finer than the currency",
    advice: "Send at most as many fraction digits as the currency has.",
  },
  amount_too_large: {
    status: 422,
    title: "The amount is too large",
    advice: "Send at most 38 digits, counted in minor units.",
  },
  amount_not_positive: { status: 422, title: "The amount is zero", advice: AMOUNT },
  timestamp_invalid: {
    status: 422,
    title: "Not a date and time",
    advice: "Send RFC 3339, for example 2026-11-22T14:00:00.000Z.",
  },
  timestamp_in_past: {
    status: 422,
    title: "The moment has passed",
    advice: "Send a moment in the future, or leave the field out.",
  },
  timestamp_too_late: {
    status: 422,
    title: "The moment is too late",
    advice:
      "Send an earlier moment, or use a key that does not expire: none makes one that outlives it.",
  },
  timestamp_order: {
    status: 422,
    title: "The times contradict each other",
    advice: "Let an intent expire after it is executed.",
  },
  same_account: {
    status: 422,
    title: "Source and destination are the same account",
    advice: "Name two accounts.",
  },
  account_not_found: {
    status: 422,
    title: "No such account",
    advice: "Open the account first, or correct its id.",
  },
  currency_mismatch: {
    status: 422,
    title: "The account is kept in another currency",
    advice: "Use accounts in the leg's currency.",
  },
  account_not_active: {
    status: 422,
    title: "The account is frozen or closed",
    advice: "Use an active account.",
  },
  amount_exceeds_hold: {
    status: 422,
    title: "More than is left on hold",
    advice: "Capture at most `amount_capturable`, or leave the amount out.",
  },
  amount_exceeds_captured: {
    status: 422,
    title: "More than was captured and not refunded yet",
    advice: "Refund at most `amount_captured` less `amount_refunded`, or leave the amount out.",
  },
  payment_intent_not_found: {
    status: 422,
    title: "No such payment intent",
    advice: "Correct the id, and check that the key belongs to the same tenant.",
  },
  batch_too_wide: {
    status: 422,
    title: "The atomic batch touches too many accounts",
    advice: "Let all items together touch at most 2,000 accounts.",
  },
  url_invalid: {
    status: 422,
    title: "Not a URL that webhooks can be sent to",
    advice: "Send an absolute URL of at most 2,048 characters.",
  },
  url_scheme_not_allowed: {
    status: 422,
    title: "Webhooks go to https URLs only",
    advice: "Use https, or have the operator allow the network that the URL leads to.",
  },
  url_userinfo_not_allowed: {
    status: 422,
    title: "The URL carries a user name or password",
    advice: "Remove it: the signature tells the receiver who is calling.",
  },
  url_address_forbidden: {
    status: 422,
    title: "The URL leads to an address that is not public",
    advice: "Use a public host, or have the operator allow its network.",
  },
  url_port_not_allowed: {
    status: 422,
    title: "Webhooks are not sent to this port",
    advice: "Use the port of https, or one above 1023 that no other service is known for.",
  },
  rate_limited: {
    status: 429,
    title: "Too many requests",
    advice: "Nothing was stored. Send the same request again after `Retry-After` seconds.",
  },
  header_too_large: {
    status: 431,
    title: "The header is too large",
    advice: "Send at most 16 KiB of path and header fields together, and at most 100 fields.",
  },
  internal_error: {
    status: 500,
    title: "Something went wrong here",
    advice: "Retry with the same Idempotency-Key; if it stays, report the request_id.",
  },
  account_busy: {
    status: 503,
    title: "The account is being paid from and to without a pause",
    advice: "Nothing was changed. Send the same request again after `Retry-After` seconds.",
  },
  moment_unsettled: {
    status: 503,
    title: "Payments of that moment are still being written",
    advice:
      "Ask again after `Retry-After` seconds, or about a moment that is longer ago: what is told of the past stays true.",
  },
  database_unavailable: {
    status: 503,
    title: "The service can not reach its database",
    advice: "Nothing was stored. Retry after `Retry-After` seconds with the same Idempotency-Key.",
  },
  outcome_unknown: {
    status: 503,
    title: "The answer of the database was lost",
    advice: "The request may have been stored. Retry with the same Idempotency-Key: it finds out.",
  },
  stream_full: {
    status: 503,
    title: "Too many clients listen to events here",
    advice: "Come back after `Retry-After` seconds with the same `Last-Event-ID`.",
  },
  backlog_full: {
    status: 503,
    title: "Too many payment intents are waiting",
    advice: "Nothing was stored. Retry after `Retry-After` seconds with the same Idempotency-Key.",
  },
} as const satisfies Record<RefusalCode, ProblemKind> & Record<string, ProblemKind>;

export type ProblemCode = keyof typeof KINDS;

/** The HTTP status with which a code is answered. */
export type StatusOf<Code extends ProblemCode> = (typeof KINDS)[Code]["status"];

export const PROBLEM_KINDS: Readonly<Record<ProblemCode, ProblemKind>> = KINDS;

export const isProblemCode = (text: string): text is ProblemCode =>
  Object.hasOwn(PROBLEM_KINDS, text);

/** All of them, in the order of the list. */
export const PROBLEM_CODES: readonly ProblemCode[] = Object.keys(KINDS).filter(isProblemCode);
