import { expect, test } from "vitest";
import { errorOf, QuittanceConnectionError } from "../errors.ts";
import { parseRetryAfterMs, retryDelayMs } from "./retry-policy.ts";

const noAnswer = new QuittanceConnectionError("refused");

function refusal(status: number, retryAfterMs: number | null = null) {
  return errorOf({ status, requestId: null, problem: null, retryAfterMs, rateLimit: null });
}

test("the ceiling of the pause doubles from a quarter second to eight seconds", () => {
  const ceilings = [1, 2, 3, 4, 5, 6, 7, 50].map((tryNumber) =>
    retryDelayMs(noAnswer, tryNumber, 1),
  );
  expect(ceilings).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
});

test("the jitter is full: the pause may be nothing at all", () => {
  expect(retryDelayMs(noAnswer, 9, 0)).toBe(0);
});

test("what the server asks for is a floor under the pause", () => {
  expect(retryDelayMs(refusal(429, 3_000), 1, 0)).toBe(3_000);
  expect(retryDelayMs(refusal(429, 3_000), 1, 1)).toBe(3_250);
});

test("a server that asks for more than a minute is not waited for", () => {
  expect(retryDelayMs(refusal(503, 61_000), 1, 0)).toBeNull();
});

test("a mistake of the program is thrown, not repeated", () => {
  expect(retryDelayMs(new TypeError("x"), 1, 0)).toBeNull();
});

test("a conflict without the code for a request in progress is final", () => {
  expect(retryDelayMs(refusal(409), 1, 0)).toBeNull();
});

test("Retry-After is read as seconds and as a date", () => {
  const now = new Date("2026-01-01T00:00:00Z");
  expect(parseRetryAfterMs("2", now)).toBe(2_000);
  expect(parseRetryAfterMs("Thu, 01 Jan 2026 00:00:05 GMT", now)).toBe(5_000);
  expect(parseRetryAfterMs("Wed, 31 Dec 2025 00:00:00 GMT", now)).toBe(0);
  expect(parseRetryAfterMs("soon", now)).toBeNull();
  expect(parseRetryAfterMs(null, now)).toBeNull();
});
