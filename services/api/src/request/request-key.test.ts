import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { requestKey } from "./request-key.ts";

const PATH = "/v1/payment_intents";
const fingerprint = (body: unknown, path = PATH) =>
  requestKey("key", path, body).fingerprint.toString("hex");

/** The same value, with the members of every object in the opposite order. */
function reverseMembers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseMembers);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, reverseMembers(member)]);
  return Object.fromEntries(members.toReversed());
}

const body = fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true });

describe("two requests are the same", () => {
  test("in whatever order the members of their bodies come", () => {
    fc.assert(
      fc.property(body, (value) => {
        expect(fingerprint(reverseMembers(value))).toBe(fingerprint(value));
      }),
    );
  });

  test("however the same number, text and space are spelled in JSON", () => {
    const spelled = JSON.parse('{ "b" : 1.50e1 ,\n "a":"\\u0041\\/" }');
    expect(fingerprint(spelled)).toBe(fingerprint({ a: "A/", b: 15 }));
  });

  test("whatever their key is called: only one fingerprint belongs to each key", () => {
    expect(requestKey("a", PATH, { n: 1 })).toEqual({
      key: "a",
      fingerprint: requestKey("b", PATH, { n: 1 }).fingerprint,
    });
  });
});

describe("two requests are not the same", () => {
  test.each([
    ["a number and the text of it", { amount: 25 }, { amount: "25" }],
    ["amounts that are equal and spelled differently", { amount: "25.0" }, { amount: "25.00" }],
    ["null and nothing", { a: null }, {}],
    ["texts in another case", { a: "x" }, { a: "X" }],
    ["lists in another order", { a: [1, 2] }, { a: [2, 1] }],
    ["texts that only look alike", { a: "\u00e9" }, { a: "e\u0301" }],
    ["false and 0", { a: false }, { a: 0 }],
  ])("%s", (_, one, other) => {
    expect(fingerprint(one)).not.toBe(fingerprint(other));
  });

  test("the same body sent to another path", () => {
    expect(fingerprint({ a: 1 }, "/v1/accounts")).not.toBe(fingerprint({ a: 1 }));
  });

  test("when one has a member more, whatever it is", () => {
    fc.assert(
      fc.property(body, fc.string(), fc.jsonValue(), (value, name, member) => {
        fc.pre(!Object.hasOwn(value, name) && name !== "__proto__");
        expect(fingerprint({ ...value, [name]: member })).not.toBe(fingerprint(value));
      }),
    );
  });
});
