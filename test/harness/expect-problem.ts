import { expect } from "vitest";
import type { Answer } from "./start-stack.ts";

export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly request_id: string;
  readonly errors?: readonly { pointer: string; code: string; detail: string }[];
}

/** Every refusal is RFC 9457 with our members, whatever is refused and wherever it is noticed. */
export function expectProblem(answer: Answer, status: number, code: string): ProblemBody {
  expect({ status: answer.status, body: answer.body }).toMatchObject({ status, body: { code } });
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.headers.get("request-id")).toMatch(/^req_[0-9a-f]{32}$/);
  const body = answer.body as ProblemBody;
  const { errors, ...members } = body;
  expect(members).toEqual({
    type: `/errors/${code}`,
    title: expect.stringMatching(/./),
    status,
    detail: expect.stringMatching(/./),
    code,
    request_id: answer.headers.get("request-id"),
  });
  for (const fault of errors ?? []) {
    expect(fault).toEqual({
      pointer: expect.any(String),
      code: expect.stringMatching(/^[a-z_]+$/),
      detail: expect.stringMatching(/./),
    });
  }
  return body;
}
