import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
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
  setFlagsFromString("--expose-gc");
  const collectGarbage: () => void = runInNewContext("gc");
  const add = gatherByKey<{ fails: boolean }, string, string>({
    limit: 10,
    async handle({ fails }, items) {
      if (fails) throw new Error("failing");
      return items;
    },
  });
  async function useKey(fails: boolean): Promise<WeakRef<object>> {
    const key = { fails };
    await add(key, "item").catch(() => {});
    return new WeakRef(key);
  }
  const used = await Promise.all(Array.from({ length: 50 }, (_, n) => useKey(n % 2 === 0)));
  await expect
    .poll(() => {
      collectGarbage();
      return used.filter((key) => key.deref() !== undefined).length;
    })
    .toBe(0);
  expect(await add({ fails: false }, "another key's")).toBe("another key's");
});
