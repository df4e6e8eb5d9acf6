import { expect, test } from "vitest";
import { readOptions } from "./options.ts";

const KNOWN = ["post", "single"];

test("without a name every scenario runs", () => {
  expect(readOptions([], KNOWN)).toEqual({
    scenarios: KNOWN,
    quick: false,
    profile: false,
    baselineSql: null,
  });
});

test("scenarios are chosen by name, and options stand anywhere", () => {
  expect(readOptions(["--quick", "single", "--baseline-sql", "x.sql"], KNOWN)).toEqual({
    scenarios: ["single"],
    quick: true,
    profile: false,
    baselineSql: "x.sql",
  });
});

test("what is not known is answered with what is", () => {
  expect(() => readOptions(["posts"], KNOWN)).toThrow("There are post, single.");
  expect(() => readOptions(["--fast"], KNOWN)).toThrow("npm run bench --");
});
