import { expect, test } from "vitest";
import { readBlocks } from "./read-blocks.ts";
import { splitCommands } from "./split-commands.ts";

test("a block has its line, its language, its terms, and what it takes for granted", () => {
  const markdown = [
    "# A document",
    "",
    "<!-- sh: A=1",
    "B=2 -->",
    "",
    '```sh terminal=2 by-hand="no engine here"',
    "curl x",
    "```",
    "",
    "- in a list:",
    "",
    "  ```json",
    '  {"a":',
    "    1}",
    "  ```",
  ].join("\n");
  expect(readBlocks("a.md", markdown)).toEqual([
    {
      document: "a.md",
      line: 6,
      language: "sh",
      terms: new Map([
        ["terminal", "2"],
        ["by-hand", "no engine here"],
      ]),
      before: "A=1\nB=2",
      text: "curl x",
    },
    {
      document: "a.md",
      line: 12,
      language: "json",
      terms: new Map(),
      before: "",
      text: '{"a":\n  1}',
    },
  ]);
});

test.each([
  ["one a line, without comments", "a b # c\n# d\ne '#' f#g", ["a b", "e '#' f#g"]],
  ["what a backslash joins", "a \\\n  b\nc", ["a \\\n  b", "c"]],
  ["what a quote holds", "a '{\n}' b\nc \"d\ne\"", ["a '{\n}' b", 'c "d\ne"']],
  ["what a brace holds", "f() {\n  a\n  b\n}\nf", ["f() {\n  a\n  b\n}", "f"]],
])("commands are %s", (_rule, text, commands) => {
  expect(splitCommands(text)).toEqual(commands);
});

test("a command without an end is an error", () => {
  expect(() => splitCommands("a 'b")).toThrow("has no end");
});
