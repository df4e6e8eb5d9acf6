import type { ProblemCode } from "./problem-codes.ts";

/** With these every request can be refused, whatever it asks for. */
export const ANYTHING = [
  "bad_request",
  "api_version_invalid",
  "unauthenticated",
  "rate_limited",
  "insufficient_scope",
  "request_timeout",
  "payload_too_large",
  "header_too_large",
  "internal_error",
  "database_unavailable",
  "outcome_unknown",
] as const satisfies readonly ProblemCode[];

/** Requests that name a resource in their path. */
export const RESOURCE = ["not_found"] as const satisfies readonly ProblemCode[];

/** Requests with query parameters. */
export const QUERY = [
  "unknown_parameter",
  "parameter_invalid",
] as const satisfies readonly ProblemCode[];

/** Lists. */
export const PAGE = [...QUERY, "cursor_invalid"] as const satisfies readonly ProblemCode[];

/** Requests with a body. */
export const BODY = [
  "malformed_json",
  "invalid_utf8",
  "unsupported_media_type",
  "duplicate_key",
  "lone_surrogate",
  "number_out_of_range",
  "too_deep",
  "unknown_field",
  "validation_failed",
] as const satisfies readonly ProblemCode[];

/** Requests that may carry an Idempotency-Key. */
export const KEY = [
  "idempotency_key_invalid",
  "idempotency_in_progress",
  "idempotency_key_reused",
] as const satisfies readonly ProblemCode[];

/** Requests that must carry one. */
export const REQUIRED_KEY = [
  "idempotency_key_missing",
  ...KEY,
] as const satisfies readonly ProblemCode[];

/** Bodies with texts that are stored. */
export const TEXT = ["nul_not_allowed"] as const satisfies readonly ProblemCode[];

/** Bodies with metadata. */
export const METADATA = [
  ...TEXT,
  "forbidden_key",
  "metadata_too_many_keys",
  "metadata_key_too_long",
  "metadata_value_too_long",
] as const satisfies readonly ProblemCode[];

/** Bodies with an amount that may be zero. */
export const LIMIT = [
  "amount_must_be_string",
  "amount_invalid",
  "amount_precision",
  "amount_too_large",
] as const satisfies readonly ProblemCode[];

/** Bodies with an amount that moves. */
export const AMOUNT = [...LIMIT, "amount_not_positive"] as const satisfies readonly ProblemCode[];

/** Bodies of payment intents. */
export const INTENT = [
  ...METADATA,
  ...AMOUNT,
  "currency_invalid",
  "timestamp_invalid",
  "timestamp_in_past",
  "timestamp_order",
  "same_account",
  "account_not_found",
  "currency_mismatch",
  "account_not_active",
] as const satisfies readonly ProblemCode[];

/** Bodies with the URL of a webhook endpoint. */
export const URL_OF_ENDPOINT = [
  "url_invalid",
  "url_scheme_not_allowed",
  "url_userinfo_not_allowed",
  "url_address_forbidden",
  "url_port_not_allowed",
] as const satisfies readonly ProblemCode[];
