/** One field at fault: `pointer` is a JSON Pointer into the request's body. */
export interface ProblemField {
  pointer: string;
  code: string;
  detail: string;
}

/** The body of every refusal (RFC 9457). Branch on `code`; the other texts are for people. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  request_id: string;
  errors?: ProblemField[];
}

/** Quittance answered, and the answer is a refusal. */
export class QuittanceError extends Error {
  override readonly name = "QuittanceError";
  /** Machine code of the problem; `http_<status>` where the answer was not a problem document. */
  readonly code: string;
  readonly status: number;
  /** The `Request-Id` of the answer: quote it when you ask for help. */
  readonly requestId: string | null;
  readonly problem: Problem | null;
  /** What the answer's `Retry-After` asked for. */
  readonly retryAfterMs: number | null;

  constructor(answer: {
    status: number;
    requestId: string | null;
    problem: Problem | null;
    retryAfterMs: number | null;
  }) {
    const code = answer.problem?.code ?? `http_${answer.status}`;
    super(`${answer.status} ${code}: ${answer.problem?.detail ?? "no problem document was sent"}`);
    this.code = code;
    this.status = answer.status;
    this.requestId = answer.requestId;
    this.problem = answer.problem;
    this.retryAfterMs = answer.retryAfterMs;
  }
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

/** The time given to `wait` ran out first. The resource is still on its way; wait again. */
export class QuittanceWaitTimeoutError extends Error {
  override readonly name = "QuittanceWaitTimeoutError";
}
