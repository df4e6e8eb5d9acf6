import { type AnswerBroken, type BrokenStatus, type Log, RequestFault } from "@quittance/process";
import { headersOfAnswer, newRequestId } from "../middleware/identify-request.ts";
import { describeProblem, Problem } from "./problem.ts";
import type { ProblemCode } from "./problem-codes.ts";

const CODES: Readonly<Record<BrokenStatus, ProblemCode>> = {
  400: "bad_request",
  408: "request_timeout",
  413: "payload_too_large",
  431: "header_too_large",
  500: "internal_error",
};

/** Refuses what is broken before any route can see it in the same form as every other refusal. */
export const answerBrokenRequests =
  (log: Log): AnswerBroken =>
  (status, error) => {
    const requestId = newRequestId();
    const line = { err: error, request_id: requestId, status };
    if (status >= 500) log.error(line, "a request failed unexpectedly");
    else log.debug(line, "a request could not be read");
    return {
      headers: { ...headersOfAnswer(requestId), "Content-Type": "application/problem+json" },
      body: JSON.stringify(describeProblem(problemOf(status, error), requestId)),
    };
  };

/** Only our own words about a request: the parser's could repeat what was sent. */
function problemOf(status: BrokenStatus, error: unknown): Problem {
  const detail = error instanceof RequestFault ? { detail: error.message } : {};
  return new Problem(CODES[status], detail);
}
