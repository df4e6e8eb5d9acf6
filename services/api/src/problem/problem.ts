import type { Fault } from "@quittance/domain";
import type { Context } from "hono";
import { PROBLEM_KINDS, type ProblemCode } from "./problem-codes.ts";

/** One fault of a request, as the answer lists it. */
export interface ProblemFault extends Omit<Fault, "code"> {
  readonly code: ProblemCode;
}

/** A body of thousands of faults must not make an answer larger than itself. */
export const FAULTS_MAX = 50;

interface ProblemOptions {
  /** What is wrong with this request in particular. Never echoes what the client sent at length. */
  readonly detail?: string;
  readonly faults?: readonly ProblemFault[];
  /** When to try again, in seconds. */
  readonly retryAfterSeconds?: number;
  /** The error behind it, for the log and never for the client. */
  readonly cause?: unknown;
}

/** A refusal on its way to the client. Thrown by routes and middleware, answered in one place. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: ProblemCode;
  readonly detail: string;
  readonly faults: readonly ProblemFault[];
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(code, { cause: options.cause });
    this.code = code;
    this.detail = options.detail ?? PROBLEM_KINDS[code].advice;
    this.faults = options.faults ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  /** The problem of a request with faults; the first one gives it its code. */
  static ofFaults(faults: readonly ProblemFault[]): Problem {
    const [first] = faults;
    if (first === undefined) throw new Error("a problem without faults");
    return new Problem(first.code, { detail: first.detail, faults: faults.slice(0, FAULTS_MAX) });
  }
}

/** The body of a refusal: RFC 9457 with our `code`, `request_id` and `errors`. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ProblemCode;
  readonly request_id: string;
  readonly errors?: readonly ProblemFault[] | undefined;
}

export function describeProblem(problem: Problem, requestId: string): ProblemBody {
  const { title, status } = PROBLEM_KINDS[problem.code];
  return {
    type: `/errors/${problem.code}`,
    title,
    status,
    detail: problem.detail,
    code: problem.code,
    request_id: requestId,
    ...(problem.faults.length > 0 ? { errors: problem.faults } : {}),
  };
}

/** Answers a refusal. */
export function answerProblem(c: Context, problem: Problem, requestId: string): Response {
  const { status } = PROBLEM_KINDS[problem.code];
  c.header("Content-Type", "application/problem+json");
  if (problem.retryAfterSeconds !== undefined) {
    c.header("Retry-After", String(problem.retryAfterSeconds));
  }
  if (status === 401) c.header("WWW-Authenticate", 'Bearer realm="quittance"');
  return c.body(JSON.stringify(describeProblem(problem, requestId)), status);
}
