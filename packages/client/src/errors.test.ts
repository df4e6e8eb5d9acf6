import { expect, expectTypeOf, test } from "vitest";
import {
  type ErrorCode,
  errorOf,
  isQuittanceError,
  QuittanceConnectionError,
  QuittanceError,
} from "./errors.ts";

const refusal = { status: 403, requestId: "req_1", retryAfterMs: null, rateLimit: null };
const forbidden = errorOf({
  ...refusal,
  problem: {
    type: "/errors/insufficient_scope",
    title: "Not with this key",
    status: 403,
    detail: "The key lacks payments:write.",
    code: "insufficient_scope",
    request_id: "req_1",
  },
});

test("a refusal is told by its code, and the code is known to be one of those asked for", () => {
  expect(isQuittanceError(forbidden, "not_found", "insufficient_scope")).toBe(true);
  expect(isQuittanceError(forbidden, "not_found")).toBe(false);
  expect(isQuittanceError(forbidden)).toBe(true);
  expect(isQuittanceError(new QuittanceConnectionError("x"))).toBe(false);
  expect(isQuittanceError("insufficient_scope")).toBe(false);

  const thrown: unknown = forbidden;
  if (!isQuittanceError(thrown, "not_found", "insufficient_scope")) throw new Error("it is one");
  expectTypeOf(thrown.code).toEqualTypeOf<"not_found" | "insufficient_scope">();
});

test("comparing the code narrows it, and a code that does not exist is no code", () => {
  expectTypeOf<ErrorCode>().toEqualTypeOf<QuittanceError["code"]>();
  // @ts-expect-error -- the list is closed
  expect(forbidden.code === "insufficent_scope").toBe(false);
  if (forbidden.code !== "insufficient_scope") throw new Error("it is");
  expectTypeOf(forbidden.code).toEqualTypeOf<"insufficient_scope">();
});

test("what answers in Quittance's place has the status as its code", () => {
  const error = errorOf({ ...refusal, status: 502, problem: null });
  expect(error).toBeInstanceOf(QuittanceError);
  expect(error.code).toBe("http_502");
  expect(error.message).toBe("502 http_502: no problem document was sent");
});
