import { expect, test } from "vitest";
import { gatherByKey } from "./gather-by-key.ts";

test("one key's items never wait for another key, and never share a group with it", async () => {
  const groups: [string, readonly number[]][] = [];
  const gate = Promise.withResolvers<void>();
  const add = gatherByKey<string, number, number>({
    limit: 10,
    async handle(key, items) {
      groups.push([key, items]);
      await gate.promise;
      return items;
    },
  });
  const results = [add("a", 1), add("b", 2), add("a", 3), add("b", 4), add("a", 5)];
  expect(groups).toEqual([
    ["a", [1]],
    ["b", [2]],
  ]);
  gate.resolve();
  expect(await Promise.all(results)).toEqual([1, 2, 3, 4, 5]);
  expect(groups.slice(2)).toEqual([
    ["a", [3, 5]],
    ["b", [4]],
  ]);
});

test("a key whose items are all handled takes no memory, also when its groups fail", async () => {
  const add = gatherByKey<number, string, string>({
    limit: 10,
    async handle(key, items) {
      if (key % 2 === 0) throw new Error("failing");
      return items;
    },
  });
  const results = Array.from({ length: 50 }, (_, key) => add(key, "item"));
  expect(add.keysInUse()).toBe(50);
  const outcomes = await Promise.allSettled(results);
  expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(25);
  expect(add.keysInUse()).toBe(0);
});
