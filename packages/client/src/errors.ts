import type { Schemas } from "./contract/routes.ts";
import type { RateLimit } from "./transport/rate-limit.ts";

/** The body of every refusal (RFC 9457). Branch on `code`; the other texts are for people. */
export interface Problem extends Readonly<Schemas["Problem"]> {}

/** One field at fault: `pointer` is a JSON Pointer into the request's body. */
export type ProblemField = NonNullable<Problem["errors"]>[number];

/** Every code with which Quittance refuses; docs/errors.md says what to do about each. */
export type ProblemCode = Problem["code"];

/** A problem's code, or `http_<status>` where something in between answered in Quittance's place. */
export type ErrorCode = ProblemCode | `http_${number}`;

/** What is known of an answer that refuses. */
export interface Refusal {
  status: number;
  requestId: string | null;
  problem: Problem | null;
  retryAfterMs: number | null;
  rateLimit: RateLimit | null;
}

/**
 * Quittance answered, and the answer is a refusal. The list of codes is closed for one version of
 * Quittance, but yours may be newer than this SDK: give a `switch` over `code` a default.
 */
export class QuittanceError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = "QuittanceError";
  /** What to branch on. */
  readonly code: Code;
  /** The HTTP status. */
  readonly status: number;
  /** The `Request-Id` of the answer: quote it when you ask for help. */
  readonly requestId: string | null;
  /** The whole problem; null where the answer was no problem document. */
  readonly problem: Problem | null;
  /** What the answer's `Retry-After` asked for, in milliseconds. */
  readonly retryAfterMs: number | null;
  /** How much more may be asked; null when the answer did not say. */
  readonly rateLimit: RateLimit | null;

  constructor(code: Code, answer: Refusal) {
    super(`${answer.status} ${code}: ${answer.problem?.detail ?? "no problem document was sent"}`);
    this.code = code;
    this.status = answer.status;
    this.requestId = answer.requestId;
    this.problem = answer.problem;
    this.retryAfterMs = answer.retryAfterMs;
    this.rateLimit = answer.rateLimit;
  }
}

/** The error that a refusal is. */
export const errorOf = (refusal: Refusal): QuittanceError =>
  new QuittanceError(refusal.problem?.code ?? `http_${refusal.status}`, refusal);

/**
 * Whether something that was thrown is a refusal, with one of the codes where any are given; its
 * `code` is then known to be one of them.
 *
 * ```ts
 * if (isQuittanceError(error, "not_found", "insufficient_scope")) console.log(error.code);
 * ```
 */
export function isQuittanceError<Code extends ErrorCode = ErrorCode>(
  error: unknown,
  ...codes: readonly Code[]
): error is QuittanceError<Code> {
  if (!(error instanceof QuittanceError)) return false;
  return codes.length === 0 || codes.some((code) => code === error.code);
}

/**
 * No usable answer came: refused or broken connection, timeout of a try, a body cut short.
 * Whether the request took effect is unknown; sending it again with the same idempotency key
 * is safe and tells.
 */
export class QuittanceConnectionError extends Error {
  override readonly name = "QuittanceConnectionError";
}

/** `createClient` lacks a key, or its URL is none; the message is one clear sentence. */
export class QuittanceConfigurationError extends Error {
  override readonly name = "QuittanceConfigurationError";
}

/** What arrived is no webhook of Quittance: answer 400 and do nothing else. */
export class WebhookVerificationError extends Error {
  override readonly name = "WebhookVerificationError";
}

/** The time given to `wait` ran out first. The resource is still on its way; wait again. */
export class QuittanceWaitTimeoutError extends Error {
  override readonly name = "QuittanceWaitTimeoutError";
}
