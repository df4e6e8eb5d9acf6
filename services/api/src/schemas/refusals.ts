import { exampleProblem } from "../problem/example-problem.ts";
import {
  PROBLEM_CODES,
  PROBLEM_KINDS,
  type ProblemCode,
  type StatusOf,
} from "../problem/problem-codes.ts";
import { ANYTHING } from "../problem/refusal-groups.ts";
import { type AnswerHeader, answerHeaders } from "./answer-headers.ts";

type Refusal = ReturnType<typeof describeRefusal>;

type Refusals<Code extends ProblemCode> = {
  readonly [S in StatusOf<Code | (typeof ANYTHING)[number]>]: Refusal;
};

/**
 * The refusals that a route can answer with, beside its own success: for each status a closed list
 * of codes. Those with which every request can be refused need not be named.
 */
export function refusals<const Code extends ProblemCode>(
  ...groups: readonly (readonly Code[])[]
): Refusals<Code>;
export function refusals(...groups: readonly (readonly ProblemCode[])[]): Record<number, Refusal> {
  const named = new Set<string>([...ANYTHING, ...groups.flat()]);
  // In the order of the closed list, whatever order the groups were named in.
  const codes = PROBLEM_CODES.filter((code) => named.has(code));
  const byStatus = Map.groupBy(codes, (code) => PROBLEM_KINDS[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, ofStatus]) => [status, describeRefusal(status, ofStatus)]),
  );
}

function describeRefusal(status: number, codes: readonly ProblemCode[]) {
  const lines = codes.map((code) => `- \`${code}\`: ${PROBLEM_KINDS[code].title}.`);
  const [example] = codes;
  return {
    description: lines.join("\n"),
    headers: answerHeaders(...headersOf(status, codes)),
    content: {
      "application/problem+json": {
        schema: {
          allOf: [
            { $ref: "#/components/schemas/Problem" },
            {
              type: "object" as const,
              properties: {
                status: { type: "integer" as const, enum: [status], description: "Always this." },
                code: {
                  type: "string" as const,
                  enum: [...codes],
                  description: "Why this operation refuses a request with this status.",
                },
              },
            },
          ],
        },
        example: example && exampleProblem(example),
      },
    },
  };
}

function headersOf(status: number, codes: readonly ProblemCode[]): readonly AnswerHeader[] {
  if (status === 401) return ["WWW-Authenticate"];
  const saysWhen = status === 429 || status === 503 || codes.includes("idempotency_in_progress");
  return saysWhen ? ["Retry-After"] : [];
}
