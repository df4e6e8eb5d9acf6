import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Problem } from "../problem/problem.ts";
import { parseJson } from "./parse-json.ts";

const VALUES_MAX = 100;

function refusalOf(text: string): Problem {
  try {
    parseJson(text, VALUES_MAX);
  } catch (problem) {
    if (problem instanceof Problem) return problem;
    throw problem;
  }
  throw new Error("it was not refused");
}

const nested = (levels: number, inside = "") => "[".repeat(levels) + inside + "]".repeat(levels);

describe("what every reader understands in the same way is read", () => {
  test.each([
    [
      "names of all kinds",
      '{"":1,"__proto__":{"a":2},"constructor":3,"a\\"b\\\\":4,"{[:]}":"{[:,"}',
    ],
    ["the same name in different objects", '[{"a":{"a":1}},{"a":2}]'],
    ["escaped pairs of surrogates", '{"\\ud83d\\ude00":"\\uD83D\\uDE00 \\\\ud83d"}'],
    ["other escapes that begin with d", '"\\ud7ff\\ue000\\udbff\\udfff"'],
    ["the largest number", "1.7976931348623157e308"],
    ["a number too small to tell from zero", "1e-999"],
    ["sixteen levels", nested(16, "1")],
    ["words and blanks", " [ true , false , null , -0.5e1 ]\r\n\t"],
  ])("%s", (_, text) => {
    expect(parseJson(text, VALUES_MAX)).toEqual(JSON.parse(text));
  });

  test("whatever JSON.stringify writes", () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 6, stringUnit: "binary" }),
        fc.constantFrom(0, 2),
        (value, indent) => {
          const text = JSON.stringify(value, null, indent);
          expect(JSON.stringify(parseJson(text, Number.POSITIVE_INFINITY))).toBe(
            JSON.stringify(value),
          );
        },
      ),
    );
  });
});

describe("what readers understand in different ways is refused, and the place is named", () => {
  test.each([
    ["a name that comes twice", '{"a":1,"b":2,"a":1}', "duplicate_key", "/a"],
    ["a name that comes twice, once escaped", '{"a":1,"\\u0061":1}', "duplicate_key", "/a"],
    ["__proto__ twice", '{"__proto__":1,"__proto__":{}}', "duplicate_key", "/__proto__"],
    ["a name twice deep inside", '[{},{"x/y":[{"~":{},"~":1}]}]', "duplicate_key", "/1/x~1y/0/~0"],
    ["the first half of a pair", '{"a":["\\ud83d"]}', "lone_surrogate", "/a/0"],
    ["the second half of a pair", '["\\uDE00"]', "lone_surrogate", "/0"],
    ["a pair the wrong way round", '"\\ude00\\ud83d"', "lone_surrogate", ""],
    ["half a pair in a name", '{"a":{"\\udfff":1}}', "lone_surrogate", "/a/\ufffd"],
    ["a number beyond doubles", '{"a":{"b":1e400}}', "number_out_of_range", "/a/b"],
    ["a number of 400 digits", `[-${"9".repeat(400)}]`, "number_out_of_range", "/0"],
    ["seventeen levels", `{"a":${nested(16)}}`, "too_deep", `/a${"/0".repeat(15)}`],
    ["a hundred thousand levels", nested(100_000), "too_deep", "/0".repeat(16)],
  ])("%s", (_, text, code, pointer) => {
    const problem = refusalOf(text);
    expect(problem.code).toBe(code);
    expect(problem.faults).toEqual([{ code, pointer, detail: expect.stringMatching(/./) }]);
  });

  test("two names that are the same, wherever they are", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { minKeys: 1, maxKeys: 6 }),
        fc.nat(),
        fc.nat(7),
        (members, which, levels) => {
          const entries = Object.entries(members);
          const twice = entries[which % entries.length];
          if (twice === undefined) return;
          const lines = [...entries, twice].map((entry) =>
            entry.map((part) => JSON.stringify(part)).join(":"),
          );
          expect(refusalOf(nested(levels, `{${lines.join()}}`)).code).toBe("duplicate_key");
        },
      ),
    );
  });
});

describe("more values than are accepted are refused before anything is made of them", () => {
  test.each([
    ["in an array", `[${"0,".repeat(100)}0]`],
    ["in an object", `{${Array.from({ length: 101 }, (_, name) => `"${name}":0`).join()}}`],
    ["in many objects", `[${"{},".repeat(100)}{}]`],
    ["in what is no JSON", `[${"0,".repeat(200)}`],
  ])("%s", (_, text) => {
    expect(refusalOf(text)).toMatchObject({
      code: "payload_too_large",
      detail: "At most 100 values are accepted.",
    });
  });

  test("and more levels than a body of 256 KiB has room for, wherever they are", () => {
    const problem = refusalOf(nested(131_073));
    expect(problem).toMatchObject({ code: "too_deep", faults: [] });
  });

  test("commas in texts and in names count for nothing", () => {
    const text = JSON.stringify({ [",".repeat(200)]: '",'.repeat(200) });
    expect(parseJson(text, VALUES_MAX)).toEqual(JSON.parse(text));
  });

  test("as many as are accepted are read", () => {
    const text = `[${"0,".repeat(99)}0]`;
    expect(parseJson(text, VALUES_MAX)).toHaveLength(100);
  });
});

describe("what is no JSON is refused without repeating it", () => {
  test.each([
    ["nothing", "", "The body ends before its JSON does."],
    ["a truncated object", '{"hush":', "The body ends before its JSON does."],
    ["a byte order mark", '\ufeff{"hush":1}', "The body begins with a byte order mark."],
    ["two documents", '{"hush":1}{}', "Something follows the JSON at character 10."],
    ["a trailing comma", '{"hush":1,}', "The body stops being JSON at character 10."],
    ["a raw newline in a text", '"hush\n"', "The body stops being JSON at character 5."],
    ["a word", "hush", "The body is not JSON; send one JSON object."],
    ["NaN", '{"hush":NaN}', "The body is not JSON; send one JSON object."],
    ["an unclosed tower", "[".repeat(100_000), "The body ends before its JSON does."],
  ])("%s", (_, text, detail) => {
    expect(refusalOf(text)).toMatchObject({ code: "malformed_json", detail });
  });
});
