import { expect, test } from "vitest";
import { mergeVariables } from "./merge-variables.ts";

const port = (fallback: string, description = "The door.") => ({
  name: "PORT",
  description,
  isRequired: false,
  fallback,
});

test("a variable that several processes read is listed once, with their names", () => {
  expect(mergeVariables({ api: [port("1")], worker: [port("1")] })).toEqual([
    { ...port("1"), description: "(api, worker) The door." },
  ]);
});

test("defaults that differ are each told, and none is shown as the value", () => {
  expect(mergeVariables({ api: [port("1")], ops: [port("2")] })).toEqual([
    { name: "PORT", isRequired: false, description: "(api, ops) The door. Default: api 1, ops 2." },
  ]);
});

test("two processes that mean different things by one name are found out", () => {
  expect(() => mergeVariables({ api: [port("1")], ops: [port("1", "The window.")] })).toThrow(
    "api and ops describe PORT differently.",
  );
});
