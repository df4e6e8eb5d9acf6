import { expect, test } from "vitest";
import { changesBetween } from "./changes-between.ts";

test("only terms that differ are told, each with what it was and what it is", () => {
  const before = { name: "Ada", status: "active", metadata: { tier: "gold" } };
  const after = { name: "Ada", status: "frozen", metadata: { tier: "gold", since: "2026" } };
  expect(changesBetween(before, after)).toEqual({
    status: { before: "active", after: "frozen" },
    metadata: { before: { tier: "gold" }, after: { tier: "gold", since: "2026" } },
  });
});

test("of something new every term is told but those that it has not", () => {
  expect(changesBetween({}, { code: "GEMS", exponent: 0, name: null })).toEqual({
    code: { before: null, after: "GEMS" },
    exponent: { before: null, after: 0 },
  });
});

test("a term that is taken away is told as null", () => {
  expect(changesBetween({ name: "Ada" }, { name: null })).toEqual({
    name: { before: "Ada", after: null },
  });
});
