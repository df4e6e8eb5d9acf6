import { Context } from "hono";
import { expect, test } from "vitest";
import { readPreferredWait } from "./prefer-wait.ts";

const waitOf = (prefer?: string) =>
  readPreferredWait(
    new Context(
      new Request("http://a/", { headers: prefer === undefined ? {} : { Prefer: prefer } }),
    ),
  );

test.each([
  ["wait=10", 10],
  ["wait=0", 0],
  ["wait=30", 30],
  ["WAIT = 5", 5],
  ["respond-async, wait=10", 10],
  ["wait=10, respond-async", 10],
  ["wait=10;strict", 10],
])("Prefer: %s waits for %i seconds", (prefer, seconds) => {
  expect(waitOf(prefer)).toBe(seconds);
});

test.each(["wait=31", "wait=999999"])("Prefer: %s waits for no more than 30 seconds", (prefer) => {
  expect(waitOf(prefer)).toBe(30);
});

test.each([
  "",
  "wait",
  "wait=",
  "wait=-1",
  "wait=1.5",
  "wait=ten",
  "wait=10s",
  "wait=9999999",
  "nowait=10",
  "respond-async",
])("Prefer: %s is no wish to wait, and no fault either", (prefer) => {
  expect(waitOf(prefer)).toBeUndefined();
});

test("who says nothing does not wait", () => {
  expect(waitOf()).toBeUndefined();
});
