import { PROBLEM_KINDS, type ProblemCode } from "./problem-codes.ts";

/** Whether the same request can succeed when it is sent again, and what has to happen before. */
export type Retry = "later" | "other_state" | "other_key" | "no";

/** What it means for the caller. */
export const RETRY_ADVICE: Readonly<Record<Retry, string>> = {
  later:
    "Yes: send the same request again, with the same `Idempotency-Key` if it had one, after `Retry-After` seconds or, without that header, after a moment.",
  other_state: "Only once the resource has come to another state. Until then the answer stays.",
  other_key: "Not with this API key.",
  no: "No: the same request gets the same answer. Change it first.",
};

const PASSING = new Set([408, 429, 500, 503]);

/** Whether it helps to send a request again that was refused with this code. */
export function retryOf(code: ProblemCode): Retry {
  const { status } = PROBLEM_KINDS[code];
  if (PASSING.has(status) || code === "idempotency_in_progress") return "later";
  if (status === 409) return "other_state";
  return status === 401 || status === 403 ? "other_key" : "no";
}
