import type { SharedCounter } from "@quittance/queue";
import { expect, test } from "vitest";
import { createWindowLimit } from "./window-limit.ts";

/** Processes with a clock and a store of their own. The store answers when it is told to. */
function openProcesses(settings: { limit: number; portion: number; namesMax?: number }) {
  // A second later than this is, in floating point, a little more than a second away.
  let time = 24.4;
  let isAway = false;
  let told = 0;
  const counts = new Map<string, { total: number; endsAt: number }>();
  const answers: (() => void)[] = [];
  const counter: SharedCounter = {
    add(name, amount) {
      if (isAway) return Promise.resolve(undefined);
      told += 1;
      const known = counts.get(name);
      const count =
        known !== undefined && time < known.endsAt ? known : { total: 0, endsAt: time + 1_000 };
      counts.set(name, count);
      count.total += amount;
      const answer = { total: count.total, msLeft: count.endsAt - time };
      return new Promise((resolve) => answers.push(() => resolve(answer)));
    },
  };
  const open = () =>
    createWindowLimit({ windowSeconds: 1, namesMax: 100, counter, now: () => time, ...settings });
  return {
    open,
    told: () => told,
    pass: (ms: number) => (time += ms),
    fall: () => (isAway = true),
    rise: () => (isAway = false),
    async answer() {
      for (const each of answers.splice(0)) each();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

const takeTimes = (limit: { take(name: string): { allowed: boolean } }, times: number): number =>
  Array.from({ length: times }, () => limit.take("key")).filter(({ allowed }) => allowed).length;

test("what is within the limit is allowed, what is beyond it is not, and the next window begins anew", () => {
  const { open, pass } = openProcesses({ limit: 3, portion: 100 });
  const limit = open();
  expect(limit.take("key")).toEqual({ allowed: true, remaining: 2, resetSeconds: 1 });
  expect(takeTimes(limit, 5)).toBe(2);
  expect(limit.take("key")).toEqual({ allowed: false, remaining: 0, resetSeconds: 1 });
  expect(limit.take("another").allowed).toBe(true);
  pass(1_000);
  expect(takeTimes(limit, 5)).toBe(3);
});

test("less than a portion is told to nobody", () => {
  const { open, told } = openProcesses({ limit: 100, portion: 20 });
  const limit = open();
  takeTimes(limit, 19);
  expect(told()).toBe(0);
  takeTimes(limit, 1);
  expect(told()).toBe(1);
});

test("several processes together allow the limit, and less than a portion for each of them more", async () => {
  const { open, answer } = openProcesses({ limit: 100, portion: 10 });
  const processes = [open(), open(), open()];
  let allowed = 0;
  for (let round = 0; round < 1_000; round += 1) {
    const turn = processes[round % 3];
    if (turn !== undefined) allowed += takeTimes(turn, 1);
    await answer();
  }
  expect(allowed).toBeGreaterThanOrEqual(100);
  expect(allowed).toBeLessThan(100 + 3 * 10);
});

test("a process on which nothing happens learns with its first portion that the limit is reached", async () => {
  const { open, answer } = openProcesses({ limit: 100, portion: 10 });
  const [busy, idle] = [open(), open()];
  expect(takeTimes(busy, 200)).toBe(100);
  await answer();
  expect(takeTimes(idle, 10)).toBe(10);
  await answer();
  expect(takeTimes(idle, 10)).toBe(0);
});

test("a store that answers late takes nothing away from what was counted meanwhile", async () => {
  const { open, answer } = openProcesses({ limit: 100, portion: 10 });
  const limit = open();
  expect(takeTimes(limit, 35)).toBe(35);
  await answer();
  expect(limit.take("key").remaining).toBe(64);
});

test("while the store is away each process counts for itself, and shares again when it is back", async () => {
  const { open, answer, fall, rise, pass } = openProcesses({ limit: 100, portion: 10 });
  const [a, b] = [open(), open()];
  fall();
  expect(takeTimes(a, 200)).toBe(100);
  expect(takeTimes(b, 200)).toBe(100);
  rise();
  pass(1_000);
  expect(takeTimes(a, 90)).toBe(90);
  await answer();
  expect(takeTimes(b, 10)).toBe(10);
  await answer();
  expect(takeTimes(b, 100)).toBe(0);
});

test("a store with a wrong clock makes no window longer than it is", async () => {
  const counter = { add: () => Promise.resolve({ total: 1, msLeft: 3_600_000 }) };
  const settings = { limit: 1, portion: 1, windowSeconds: 1, namesMax: 1, now: () => 0 };
  const limit = createWindowLimit({ ...settings, counter });
  limit.take("key");
  await new Promise((resolve) => setImmediate(resolve));
  expect(limit.take("key")).toEqual({ allowed: false, remaining: 0, resetSeconds: 1 });
});

test("a flood of names takes no more memory than a fixed number of them", () => {
  const { open } = openProcesses({ limit: 1, portion: 100, namesMax: 10 });
  const limit = open();
  limit.take("first");
  for (let index = 0; index < 10; index += 1) limit.take(`name ${index}`);
  // Forgotten, so it begins anew.
  expect(limit.take("first").allowed).toBe(true);
  expect(limit.take("name 9").allowed).toBe(false);
});
