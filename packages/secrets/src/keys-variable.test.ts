import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { keysVariable } from "./keys-variable.ts";

const text = () => randomBytes(32).toString("base64");

test("keys are read in their order, with their names", () => {
  const [first, second] = [text(), text()];
  expect(keysVariable.parse(` b:${first} , a:${second},`)).toEqual([
    { name: "b", bytes: Buffer.from(first, "base64") },
    { name: "a", bytes: Buffer.from(second, "base64") },
  ]);
  expect(keysVariable.parse(undefined)).toEqual([]);
});

test.each([
  "abc",
  `a:${randomBytes(16).toString("base64")}`,
  `a:${randomBytes(33).toString("base64")}`,
  `:${text()}`,
  `none:${text()}`,
  `a:${text()},a:${text()}`,
  `a b:${text()}`,
])("%s is refused", (wrong) => {
  expect(keysVariable.safeParse(wrong).success).toBe(false);
});
