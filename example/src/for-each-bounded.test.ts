import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { forEachBounded } from "./for-each-bounded.ts";

test("every item is worked on once, and never more at a time than the limit", async () => {
  const done: number[] = [];
  let running = 0;
  let runningMax = 0;
  await forEachBounded(Array(20).keys(), 3, async (item) => {
    running += 1;
    runningMax = Math.max(runningMax, running);
    await setImmediate();
    running -= 1;
    done.push(item);
  });

  expect(done.toSorted((a, b) => a - b)).toEqual([...Array(20).keys()]);
  expect(runningMax).toBe(3);
});

test("a failure ends the whole with that failure", async () => {
  const failing = forEachBounded([1, 2], 2, () => Promise.reject(new Error("no account")));

  await expect(failing).rejects.toThrow("no account");
});
