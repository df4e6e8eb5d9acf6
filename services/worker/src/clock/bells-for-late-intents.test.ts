import { type LateIntent, newId } from "@quittance/db";
import type { BatchId, PaymentIntentId, TenantId } from "@quittance/domain";
import fc from "fast-check";
import { expect, test } from "vitest";
import { bellsForLateIntents } from "./bells-for-late-intents.ts";

const TENANT = "0190b5c4-e2f0-7b3c-9d5e-6f708192a3b4" as TenantId;

const late = (rings: number, batch: BatchId | null = null): LateIntent => ({
  id: newId("pi"),
  rings,
  batch,
});

const sizesOf = (intents: readonly LateIntent[]) =>
  bellsForLateIntents(TENANT, intents, new Map()).map(({ intentIds }) => intentIds.length);

test("the longer intents wait, the fewer share a bell, until each goes alone", () => {
  const many = (rings: number) => Array.from({ length: 60 }, () => late(rings));
  expect(sizesOf(many(1))).toEqual([60]);
  expect(sizesOf(many(5))).toEqual([50, 10]);
  expect(sizesOf(many(6))).toEqual(Array.from({ length: 12 }, () => 5));
  expect(sizesOf(many(7))).toEqual(Array.from({ length: 60 }, () => 1));
  expect(sizesOf(many(1_000))).toEqual(Array.from({ length: 60 }, () => 1));
});

test("whichever bell has an item of a batch has all that come before it, in order", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          items: fc.integer({ min: 0, max: 30 }),
          rings: fc.integer({ min: 1, max: 9 }),
        }),
      ),
      fc.func(fc.boolean()),
      (batches, isLate) => {
        const itemsOf = new Map<BatchId, readonly PaymentIntentId[]>();
        const intents: LateIntent[] = [];
        for (const { items, rings } of batches) {
          const batch = newId("batch");
          const all = Array.from({ length: items }, () => late(rings, batch));
          itemsOf.set(
            batch,
            all.map(({ id }) => id),
          );
          intents.push(...all.filter(({ id }) => isLate(id)), late(rings));
        }
        const bells = bellsForLateIntents(TENANT, intents, itemsOf);
        const rung = bells.flatMap(({ intentIds }) => intentIds);
        expect(new Set(rung).size).toBe(rung.length);
        expect(rung).toEqual(expect.arrayContaining(intents.map(({ id }) => id)));
        for (const items of itemsOf.values()) {
          for (const { intentIds } of bells) {
            const here = intentIds.filter((id) => items.some((item) => item === id));
            expect(here).toEqual(items.slice(0, here.length));
          }
        }
      },
    ),
  );
});
