import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { gather } from "./gather.ts";

/** Lets everything that is already resolved run its course. */
async function settleAll(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** Records the groups it is given and finishes them when told. */
function recordGroups() {
  const groups: { items: readonly number[]; finish(error?: Error): void }[] = [];
  function handle(items: readonly number[]): Promise<readonly number[]> {
    const { promise, resolve, reject } = Promise.withResolvers<readonly number[]>();
    groups.push({
      items,
      finish: (error) =>
        error === undefined ? resolve(items.map((item) => item * 10)) : reject(error),
    });
    return promise;
  }
  return { groups, handle, itemsOf: () => groups.map(({ items }) => items) };
}

describe("gather", () => {
  test("the first item of an idle gatherer is handled at once, alone", () => {
    const { handle, itemsOf } = recordGroups();
    const add = gather({ limit: 10, handle });
    void add(1);
    expect(itemsOf()).toEqual([[1]]);
  });

  test("items that arrive while a group is handled go together in the next one, in order", async () => {
    const { groups, handle, itemsOf } = recordGroups();
    const add = gather({ limit: 10, handle });
    const results = [1, 2, 3, 4].map((item) => add(item));
    groups[0]?.finish();
    await settleAll();
    expect(itemsOf()).toEqual([[1], [2, 3, 4]]);
    groups[1]?.finish();
    expect(await Promise.all(results)).toEqual([10, 20, 30, 40]);
  });

  test("another lane opens only for a crowd, when it is told what a crowd is", async () => {
    const { groups, handle, itemsOf } = recordGroups();
    const add = gather({ limit: 10, lanes: 2, openLane: { weight: 3, waitMs: 60_000 }, handle });
    const results = [1, 2, 3].map((item) => add(item));
    expect(itemsOf()).toEqual([[1]]);
    results.push(add(4));
    expect(itemsOf()).toEqual([[1], [2, 3, 4]]);
    results.push(add(5));
    groups[0]?.finish();
    await settleAll();
    groups[1]?.finish();
    await settleAll();
    expect(itemsOf()).toEqual([[1], [2, 3, 4], [5]]);
    groups[2]?.finish();
    expect(await Promise.all(results)).toEqual([10, 20, 30, 40, 50]);
  });

  test("another lane opens for the next item when one has waited long enough", () => {
    vi.useFakeTimers();
    try {
      const { handle, itemsOf } = recordGroups();
      const add = gather({ limit: 10, lanes: 2, openLane: { weight: 100, waitMs: 25 }, handle });
      void add(1);
      void add(2);
      vi.advanceTimersByTime(24);
      void add(3);
      expect(itemsOf()).toEqual([[1]]);
      vi.advanceTimersByTime(1);
      void add(4);
      expect(itemsOf()).toEqual([[1], [2, 3, 4]]);
    } finally {
      vi.useRealTimers();
    }
  });

  test("an item over the limit goes in a group of its own and keeps its place", async () => {
    const { groups, handle, itemsOf } = recordGroups();
    const add = gather({ limit: 5, weigh: (item) => item, handle });
    const results = [1, 2, 3, 99, 4].map((item) => add(item));
    for (let index = 0; index < 4; index += 1) {
      groups[index]?.finish();
      await settleAll();
    }
    await Promise.all(results);
    expect(itemsOf()).toEqual([[1], [2, 3], [99], [4]]);
  });

  test("a group that fails rejects its own items and no others", async () => {
    const { groups, handle } = recordGroups();
    const add = gather({ limit: 10, handle });
    const results = Promise.allSettled([1, 2, 3].map((item) => add(item)));
    groups[0]?.finish();
    await settleAll();
    groups[1]?.finish(new Error("no database"));
    const outcomes = await results;
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
    const after = add(4);
    groups[2]?.finish();
    expect(await after).toBe(40);
  });

  test("a handler that throws before it returns a promise rejects its items", async () => {
    const add = gather<number, number>({
      limit: 1,
      handle: () => {
        throw new Error("at once");
      },
    });
    await expect(add(1)).rejects.toThrow("at once");
  });

  test("a handler that returns too few results rejects the group rather than lose an answer", async () => {
    const add = gather<number, number>({ limit: 1, handle: async () => [] });
    await expect(add(1)).rejects.toThrow("1 items were handled but 0 results came back");
  });

  test("no item is lost, doubled or overtaken, and limit and lanes are kept, whatever arrives when", async () => {
    const arrival = fc.record({ weight: fc.integer({ min: 0, max: 8 }), turnsLater: fc.nat(3) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(arrival, { maxLength: 60 }),
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 1, max: 3 }),
        fc.array(fc.boolean(), { minLength: 1 }),
        async (arrivals, limit, lanes, failures) => {
          const handled: number[][] = [];
          let inFlight = 0;
          let inFlightMost = 0;
          const add = gather<{ id: number; weight: number }, number>({
            limit,
            lanes,
            weigh: (item) => item.weight,
            async handle(items) {
              const failing = failures[handled.length % failures.length];
              handled.push(items.map(({ id }) => id));
              inFlight += 1;
              inFlightMost = Math.max(inFlightMost, inFlight);
              for (let turn = 0; turn < items.length; turn += 1) await Promise.resolve();
              inFlight -= 1;
              if (failing) throw new Error("failing");
              return items.map(({ id }) => id);
            },
          });
          const answers: Promise<unknown>[] = [];
          for (const [id, { weight, turnsLater }] of arrivals.entries()) {
            for (let turn = 0; turn < turnsLater; turn += 1) await Promise.resolve();
            answers.push(add({ id, weight }).catch(() => id));
          }
          expect(await Promise.all(answers)).toEqual(arrivals.map((_, id) => id));
          expect(handled.flat()).toEqual(arrivals.map((_, id) => id));
          expect(inFlightMost).toBeLessThanOrEqual(lanes);
          for (const group of handled) {
            const weight = group.reduce((sum, id) => sum + (arrivals[id]?.weight ?? 0), 0);
            expect(group.length === 1 || weight <= limit).toBe(true);
          }
        },
      ),
    );
  });
});
