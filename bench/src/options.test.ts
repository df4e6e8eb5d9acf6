import { expect, test } from "vitest";
import { readOptions } from "./options.ts";

const KNOWN = ["post", "single"];
const read = (...args: string[]) => readOptions(args, KNOWN, ["post spread", "tpcb"]);

test("without a name every scenario runs", () => {
  expect(read()).toEqual({
    names: KNOWN,
    quick: false,
    profile: false,
    baselineSql: null,
  });
});

test("scenarios and single things are chosen by name, and options stand anywhere", () => {
  expect(read("--quick", "single", "tpcb", "--baseline-sql", "x.sql")).toEqual({
    names: ["single", "tpcb"],
    quick: true,
    profile: false,
    baselineSql: "x.sql",
  });
});

test("what is not known is answered with what is", () => {
  expect(() => read("posts")).toThrow("There are post, single;");
  expect(() => read("--fast")).toThrow("npm run bench --");
});
