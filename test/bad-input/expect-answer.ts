import { expect } from "vitest";
import { isProblemCode, PROBLEM_KINDS } from "../../services/api/src/problem/problem-codes.ts";
import { expectProblem } from "../harness/expect-problem.ts";
import type { RawAnswer } from "./exchange.ts";
import { expand, type LookUp } from "./expand.ts";
import type { BadCase } from "./read-corpus.ts";

/** Where something of our inside would show: stacks, files, modules, statements, drivers and their errors. */
const INSIDE = [
  /\bat [\w.<>]+ \(|node:|node_modules|file:\/|\.[mc]?[jt]s\b|\/(tmp|home|root|services|packages)\//,
  /\b(select|insert|update|delete)\b.*\b(from|into|set|where)\b|relation "|constraint|syntax error/i,
  /postgres|redis|bullmq|\bzod\b|hono|unexpected/i,
  /[A-Z][a-z]+Error\b|\bE[A-Z]{5,}\b|\bHPE_/,
];

/** Said of a field, this is next to nothing: the detail must say what was expected. */
const VAGUE = [PROBLEM_KINDS.validation_failed.title, PROBLEM_KINDS.parameter_invalid.title];

/** A refusal tells what is wrong, and never sends back at length what was sent. */
const ANSWER_LENGTH_MAX = 4_000;

/** Holds an answer against its case: one answer, the right one, and nothing in it but what a client may know. */
export function expectAnswer(bad: BadCase, answer: RawAnswer, lookUp: LookUp): void {
  const [status = "", code] = bad.answer.split(" ");
  expect(answer.rest, "after the answer").toBe("");
  expect(answer.headers.get("cache-control")).toContain("no-store");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  if (code === undefined) {
    expect(answer).toMatchObject({ status: Number(status) });
    expect(answer.headers.get("request-id")).toMatch(/^req_[0-9a-f]{32}$/);
    return;
  }
  const { status: given, headers, body } = answer;
  expect(body.length).toBeLessThan(ANSWER_LENGTH_MAX);
  const parsed: unknown = body.startsWith("{") ? JSON.parse(body) : body;
  const problem = expectProblem(
    { status: given, headers, text: body, body: parsed },
    Number(status),
    code,
  );
  expect(isProblemCode(code)).toBe(true);
  const faults = problem.errors ?? [];
  expect(faults.filter((fault) => !isProblemCode(fault.code))).toEqual([]);
  expect(faults.filter(({ detail }) => VAGUE.includes(detail))).toEqual([]);
  if (bad.pointer !== undefined) {
    expect(problem.errors?.[0]).toMatchObject({ code, pointer: expand(bad.pointer, lookUp) });
  }
  const told = [problem.title, problem.detail, ...faults.map(({ detail }) => detail)];
  for (const inside of INSIDE) expect(told.join("\n")).not.toMatch(inside);
}
