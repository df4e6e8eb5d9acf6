import fc from "fast-check";
import { Context } from "hono";
import { describe, expect, test } from "vitest";
import { Problem } from "../problem/problem.ts";
import {
  parseIdempotencyKey,
  readIdempotencyKey,
  requireIdempotencyKey,
} from "./idempotency-key.ts";

const contextOf = (headers: Record<string, string>) =>
  new Context(new Request("http://a/v1/accounts", { headers }));
const withKey = (value: string) => contextOf({ "Idempotency-Key": value });

function codeOf(read: () => unknown): string | undefined {
  try {
    read();
  } catch (error) {
    if (error instanceof Problem) return error.code;
  }
  return undefined;
}

const visible = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  minLength: 1,
  maxLength: 255,
});

describe("an idempotency key", () => {
  test("is any 1 to 255 visible ASCII characters, and is taken as it is", () => {
    fc.assert(
      fc.property(visible, (key) => {
        expect(parseIdempotencyKey(key)).toBe(key);
      }),
    );
  });

  test("means the same bare and as a quoted string", () => {
    fc.assert(
      fc.property(visible, (key) => {
        const quoted = `"${key.replaceAll(/["\\]/g, "\\$&")}"`;
        expect(readIdempotencyKey(withKey(quoted))).toBe(key);
      }),
    );
  });

  test("differs from another one in its case alone", () => {
    expect(readIdempotencyKey(withKey("Order-7"))).not.toBe(readIdempotencyKey(withKey("order-7")));
  });

  test.each([
    ["empty", ""],
    ["256 characters long", "x".repeat(256)],
    ["with a space", "a b"],
    ["with a tab", "a\tb"],
    ["with a letter beyond ASCII", "ä"],
    ["a quoted string of nothing", '""'],
    ["a quoted string with a space", '"a b"'],
    ["a quoted string that does not end", '"a'],
    ["two quoted strings", '"a","b"'],
    ["a quoted string with parameters", '"a";b=1'],
  ])("is not one that is %s", (_, value) => {
    expect(codeOf(() => readIdempotencyKey(withKey(value)))).toBe("idempotency_key_invalid");
  });

  test.each([undefined, null, 7, ["a"], {}])("is not %j, which is no text", (value) => {
    expect(parseIdempotencyKey(value)).toBeUndefined();
  });

  test("that is missing is refused only where one is required", () => {
    expect(readIdempotencyKey(contextOf({}))).toBeUndefined();
    expect(codeOf(() => requireIdempotencyKey(contextOf({})))).toBe("idempotency_key_missing");
    expect(requireIdempotencyKey(withKey("order-7"))).toBe("order-7");
  });
});
