import { describe, expect, test } from "vitest";
import { findJsonDifference, findTextDifference } from "./match-shape.ts";

describe("the shape of a JSON answer", () => {
  test.each([
    ["a value is itself", '{"a": 1}', { a: 1 }],
    ["… is any value", '{"a": …, "b": 2}', { a: { c: null }, b: 2 }],
    ["… within a text is any text", '{"id": "pi_…"}', { id: "pi_01" }],
    ["… among fields is any other field", '{"a": 1, …}', { a: 1, b: 2 }],
    ["… among items is any further item", "[1, …]", [1, 2, 3]],
    ["a time is any time", '"2026-01-01T00:00:00.000Z"', "2027-02-03T04:05:06.789Z"],
  ])("%s", (_rule, shown, answer) => {
    expect(findJsonDifference(shown, answer)).toBeUndefined();
  });

  test.each([
    ["another value", '{"a": 1}', { a: 2 }, "/a: shown 1, answered 2"],
    ["a field that is not shown", '{"a": 1}', { a: 1, b: 2 }, "the document does not show b"],
    ["a field that is not there", '{"a": 1, …}', { b: 2 }, "there is no a"],
    ["an item too many", "[1]", [1, 2], "shown [1], answered [1,2]"],
    ["an item too few", "[1, 2, …]", [1], "answered [1]"],
    ["an id of another kind", '"pi_…"', "re_01", 'shown "pi_…"'],
    ["no time", '"2026-01-01T00:00:00.000Z"', "soon", 'answered "soon"'],
  ])("%s is a difference", (_rule, shown, answer, difference) => {
    expect(findJsonDifference(shown, answer)).toContain(difference);
  });
});

test.each([
  ["succeeded", "succeeded\n", true],
  ["a … c", "a b c", true],
  ["a … c", "a b\nc", false],
  ["first\n…\nlast", "first\nlast", true],
  ["first\n…\nlast", "first\n2\n3\nlast", true],
  ["first", "first\nsecond", false],
  ["1.5 s", "1x5 s", false],
])("the text %j fits %j: %s", (shown, printed, fits) => {
  expect(findTextDifference(shown, printed) === undefined).toBe(fits);
});
