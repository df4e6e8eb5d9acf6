import type { Fault } from "@quittance/domain";
import { byPrecedence, REFUSAL_CODES } from "@quittance/domain";
import type { z } from "zod";
import { describeIssue } from "./describe-issue.ts";
import { escapePointer, repeatName } from "./escape-pointer.ts";
import { FAULTS_MAX, Problem, type ProblemFault } from "./problem.ts";
import { PROBLEM_KINDS, type ProblemCode } from "./problem-codes.ts";

type Target = "json" | "query" | "param" | "header" | "form" | "cookie";

/** What a zod validator hands to its hook. */
interface Validation {
  readonly target: Target;
  readonly success: boolean;
  readonly error?: z.core.$ZodError;
}

/** Turns the findings of a schema into a refusal. The one place where zod's words become our codes. */
export function refuseInvalid(result: Validation): void {
  if (result.success || result.error === undefined) return;
  if (result.target === "json") throw Problem.ofFaults(bodyFaults(result.error.issues));
  if (result.target === "query") throw Problem.ofFaults(result.error.issues.flatMap(queryFaults));
  throw new Problem("not_found");
}

/** A fault of which nothing is said yet: a body may have a hundred thousand, and an answer tells of few. */
interface Finding {
  readonly code: Fault["code"];
  readonly issue: z.core.$ZodIssue;
  /** The field that is not known, if that is the fault. */
  readonly key?: string;
}

/** The faults of a JSON body in order of precedence, as many as an answer tells of. */
export function bodyFaults(
  issues: readonly z.core.$ZodIssue[],
  pointer = "",
): readonly ProblemFault[] {
  const findings = byPrecedence(issues.flatMap(findingsOf));
  return findings.slice(0, FAULTS_MAX).map((finding) => describeFinding(finding, pointer));
}

function findingsOf(issue: z.core.$ZodIssue): Finding[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ code: "unknown_field", issue, key }));
  }
  const code = isFaultCode(issue.message) ? issue.message : "validation_failed";
  return [{ code, issue }];
}

function describeFinding({ code, issue, key }: Finding, base: string): ProblemFault {
  const pointer = base + issue.path.map(escapePointer).join("");
  return key === undefined
    ? { pointer, code, detail: detailOf(issue, code) }
    : { pointer: pointer + escapePointer(key), code, detail: "This field is not known here." };
}

function queryFaults(issue: z.core.$ZodIssue): ProblemFault[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      pointer: `?${repeatName(key)}`,
      code: "unknown_parameter",
      detail: PROBLEM_KINDS.unknown_parameter.title,
    }));
  }
  const code = issue.message === "unknown_parameter" ? "unknown_parameter" : "parameter_invalid";
  const pointer = `?${repeatName(issue.path.join("."))}`;
  return [{ pointer, code, detail: detailOf(issue, code) }];
}

const FAULT_CODES: ReadonlySet<string> = new Set(REFUSAL_CODES);

const isFaultCode = (message: string): message is Fault["code"] => FAULT_CODES.has(message);

/** What a kind of fault says of itself, or, where that is next to nothing, what was expected. Never zod's own words. */
function detailOf(issue: z.core.$ZodIssue, code: ProblemCode): string {
  const isVague = code === "validation_failed" || code === "parameter_invalid";
  return (isVague ? describeIssue(issue) : undefined) ?? PROBLEM_KINDS[code].title;
}
