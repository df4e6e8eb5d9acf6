import { expect, test } from "vitest";
import { guardCounter, type SharedCount } from "./guard-counter.ts";

/** A store of which a test says when and how it answers. */
function openStore() {
  const asked: PromiseWithResolvers<SharedCount>[] = [];
  const errors: string[] = [];
  let time = 0;
  let isUp = true;
  const counter = guardCounter({
    isUp: () => isUp,
    add: () => {
      const answer = Promise.withResolvers<SharedCount>();
      asked.push(answer);
      return answer.promise;
    },
    onError: ({ message }) => errors.push(message),
    deadlineMs: 20,
    now: () => time,
  });
  return {
    counter,
    asked,
    errors,
    pass: (ms: number) => (time += ms),
    fall: () => (isUp = false),
  };
}

const COUNT = { total: 7, msLeft: 400 };

test("what the store counts is told", async () => {
  const { counter, asked } = openStore();
  const answer = counter.add("a", 3);
  asked[0]?.resolve(COUNT);
  expect(await answer).toEqual(COUNT);
});

test("a store that is known to be gone is not asked", async () => {
  const { counter, asked, fall } = openStore();
  fall();
  expect(await counter.add("a", 1)).toBeUndefined();
  expect(asked).toHaveLength(0);
});

test("a store that refuses is left alone for a second, then asked once, and is back when it answers", async () => {
  const { counter, asked, errors, pass } = openStore();
  const refused = counter.add("a", 1);
  asked[0]?.reject(new Error("out of memory"));
  expect(await refused).toBeUndefined();
  expect(errors).toEqual(["out of memory"]);
  expect(await counter.add("a", 1)).toBeUndefined();
  expect(asked).toHaveLength(1);

  pass(1_000);
  const probe = counter.add("a", 1);
  expect(await counter.add("a", 1)).toBeUndefined();
  expect(asked).toHaveLength(2);
  asked[1]?.resolve(COUNT);
  expect(await probe).toEqual(COUNT);
  void counter.add("a", 1);
  void counter.add("a", 1);
  expect(asked).toHaveLength(4);
});

test("a store that takes everything and answers nothing collects no more than 64 requests", async () => {
  const { counter, asked, pass } = openStore();
  const answers = await Promise.all(Array.from({ length: 1_000 }, () => counter.add("a", 1)));
  expect(new Set(answers)).toEqual(new Set([undefined]));
  expect(asked).toHaveLength(64);
  // While those are without an answer, it is asked nothing more.
  pass(60_000);
  expect(await counter.add("a", 1)).toBeUndefined();
  expect(asked).toHaveLength(64);
  for (const { resolve } of asked) resolve(COUNT);
  await Promise.allSettled(asked.map(({ promise }) => promise));
  const probe = counter.add("a", 1);
  asked[64]?.resolve(COUNT);
  expect(await probe).toEqual(COUNT);
});
