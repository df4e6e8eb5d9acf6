import { expect, test } from "vitest";
import { layOutFields, layOutTable } from "./lay-out.ts";

test("columns are as wide as their widest cell, and lines end where their text ends", () => {
  expect(
    layOutTable([
      ["KEY", "NAME"],
      ["key_1", "Till"],
    ]),
  ).toEqual(["KEY    NAME", "key_1  Till"]);
});

test("what a tenant wrote does nothing to the terminal that shows it", () => {
  const name = "\u001b]0;owned\u0007\u009b31m\r\n\u202egood";
  expect(layOutFields({ Name: name })).toEqual([
    "Name  \ufffd]0;owned\ufffd\ufffd31m\ufffd\ufffd\ufffdgood",
  ]);
});
