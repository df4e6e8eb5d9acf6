import { describe, expect, test } from "vitest";
import { judgeAttempt } from "./judge-attempt.ts";

const moment = { nowMs: Date.parse("2026-11-22T14:00:00Z"), jitter: 0.5 };

const answered = (status: number, retryAfter?: string) =>
  ({ failure: null, status, retryAfter, body: "" }) as const;

test.each([200, 201, 204, 299])("a %i takes the event", (status) => {
  expect(judgeAttempt(answered(status), 1, moment)).toEqual({
    error: null,
    pauseSeconds: 0,
    then: { status: "succeeded" },
  });
});

test("a 410 ends the delivery at once", () => {
  expect(judgeAttempt(answered(410), 1, moment).then).toEqual({
    status: "failed",
    failure: "endpoint_gone",
  });
});

test.each([
  [301, "redirect_not_followed"],
  [308, "redirect_not_followed"],
  [400, "http_error"],
  [429, "http_error"],
  [500, "http_error"],
])("a %i is tried again (%s)", (status, error) => {
  expect(judgeAttempt(answered(status), 1, moment)).toEqual({
    error,
    pauseSeconds: 0,
    then: { status: "pending", waitSeconds: 5 },
  });
});

test("a call without an answer is tried again, and its class is kept", () => {
  const result = { failure: "connection_reset", status: null } as const;
  expect(judgeAttempt(result, 2, moment)).toEqual({
    error: "connection_reset",
    pauseSeconds: 0,
    then: { status: "pending", waitSeconds: 300 },
  });
});

test("a call that this process broke off is made again at once, also when it was the last one", () => {
  const result = { failure: "interrupted", status: null } as const;
  expect(judgeAttempt(result, 10, moment)).toEqual({
    error: "interrupted",
    pauseSeconds: 0,
    then: { status: "pending", waitSeconds: 0 },
  });
});

test("after the last attempt the delivery has failed", () => {
  expect(judgeAttempt(answered(500), 9, moment).then.status).toBe("pending");
  expect(judgeAttempt(answered(500), 10, moment).then).toEqual({
    status: "failed",
    failure: "attempts_exhausted",
  });
});

describe("Retry-After", () => {
  test.each([
    ["120", 120],
    ["Sun, 22 Nov 2026 14:01:30 GMT", 90],
    ["2", 5],
    ["0", 5],
    ["-30", 5],
    ["soon", 5],
    ["1e9", 5],
    ["", 5],
    ["Sun, 22 Nov 2026 13:00:00 GMT", 5],
    ["999999999", 86_400],
  ])("%j leads to a wait of %i seconds", (header, waitSeconds) => {
    expect(judgeAttempt(answered(429, header), 1, moment).then).toEqual({
      status: "pending",
      waitSeconds,
    });
  });
});

test("with 429 and 503 a receiver asks for a pause of everything, with other failures only of this event", () => {
  const pauseOf = (status: number, header?: string) =>
    judgeAttempt(answered(status, header), 1, moment).pauseSeconds;
  expect(pauseOf(429, "120")).toBe(120);
  expect(pauseOf(503, "Sun, 22 Nov 2026 14:01:30 GMT")).toBe(90);
  expect(pauseOf(500, "120")).toBe(0);
  expect(pauseOf(429)).toBe(0);
  expect(pauseOf(200, "120")).toBe(0);
});
