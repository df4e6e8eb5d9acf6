import { newId } from "@quittance/db";
import type { AccountId } from "@quittance/domain";
import { expect, test } from "vitest";
import { createTurns, type Turn } from "./turns.ts";

const [FEES, ONE, TWO, THREE, FOUR] = Array.from({ length: 5 }, () => newId("acct"));
const LONG_MS = 60_000;

/** Begins a turn; tells whether it has begun. */
async function begin(turn: Turn, ...sides: readonly (readonly (AccountId | undefined)[])[]) {
  let hasBegun = false;
  void turn.begin(sides.map((own) => own.flatMap((account) => account ?? []))).then(() => {
    hasBegun = true;
  });
  await settle();
  return () => hasBegun;
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test("a batch of which an earlier one has most goes when that is over", async () => {
  const turns = createTurns(LONG_MS);
  const [first, second] = [turns.take(), turns.take()];
  expect((await begin(first, [ONE, FEES]))()).toBe(true);
  const hasBegun = await begin(second, [TWO, FEES], [THREE, FEES], [THREE, FOUR]);
  expect(hasBegun()).toBe(false);
  first.end();
  await settle();
  expect(hasBegun()).toBe(true);
  second.end();
});

test("a batch of which others have half, or nothing, goes at once", async () => {
  const turns = createTurns(LONG_MS);
  const first = turns.take();
  await begin(first, [ONE, FEES]);
  expect((await begin(turns.take(), [TWO, FEES], [THREE, FOUR]))()).toBe(true);
  expect((await begin(turns.take(), [THREE, FOUR]))()).toBe(false);
  first.end();
});

test("batches that wait for each other's accounts go in the order in which they came", async () => {
  const turns = createTurns(LONG_MS);
  const batches = [turns.take(), turns.take(), turns.take()];
  const begun = [];
  for (const batch of batches) begun.push(await begin(batch, [ONE, FEES]));
  for (const [index, batch] of batches.entries()) {
    expect(begun.map((hasBegun) => hasBegun())).toEqual(batches.map((_, other) => other <= index));
    batch.end();
    await settle();
  }
});

test("nobody waits for ever for a batch that does not end", async () => {
  const turns = createTurns(300);
  await begin(turns.take(), [ONE, FEES]);
  const hasBegun = await begin(turns.take(), [TWO, FEES]);
  expect(hasBegun()).toBe(false);
  await expect.poll(hasBegun, { interval: 20 }).toBe(true);
});

test("whose turn has lasted longer than the patience is in nobody's way", async () => {
  const turns = createTurns(20);
  await begin(turns.take(), [ONE, FEES]);
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect((await begin(turns.take(), [TWO, FEES], [THREE, FEES]))()).toBe(true);
});

test("what ended is in nobody's way, also when it never began", async () => {
  const turns = createTurns(LONG_MS);
  const [first, never] = [turns.take(), turns.take()];
  await begin(first, [ONE, FEES]);
  first.end();
  never.end();
  expect((await begin(turns.take(), [ONE, FEES]))()).toBe(true);
});
