import { expect, test } from "vitest";
import { readRateLimit } from "./rate-limit.ts";

test("the limit with the least left is told, with its window", () => {
  const headers = new Headers({
    ratelimit: '"key";r=50;t=1, "tenant";r=7;t=30',
    "ratelimit-policy": '"key";q=100;w=1, "tenant";q=1000;w=60;qu="requests"',
  });
  expect(readRateLimit(headers)).toEqual({
    policy: "tenant",
    remaining: 7,
    resetSeconds: 30,
    limit: 1_000,
    windowSeconds: 60,
  });
});

test("what the headers leave out is null, and so is what can not be read", () => {
  expect(readRateLimit(new Headers({ ratelimit: '"key";r=0' }))).toEqual({
    policy: "key",
    remaining: 0,
    resetSeconds: null,
    limit: null,
    windowSeconds: null,
  });
  expect(readRateLimit(new Headers({ ratelimit: "none" }))).toBeNull();
  expect(readRateLimit(new Headers())).toBeNull();
});
