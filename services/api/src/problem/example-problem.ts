import { describeProblem, Problem, type ProblemBody } from "./problem.ts";
import type { ProblemCode } from "./problem-codes.ts";

export const EXAMPLE_REQUEST_ID = "req_0190b5c4e2f07b3c9d5e6f708192a3b4";

/** A refusal with this code, as documents and pages show it. */
export const exampleProblem = (code: ProblemCode): ProblemBody =>
  describeProblem(new Problem(code), EXAMPLE_REQUEST_ID);
