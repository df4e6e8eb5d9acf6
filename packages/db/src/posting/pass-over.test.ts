import type { AccountId } from "@quittance/domain";
import fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "../public-id.ts";
import { type Candidate, passOver } from "./pass-over.ts";

const ACCOUNTS = Array.from({ length: 6 }, () => newId("acct"));
const account = (index: number): AccountId => ACCOUNTS[index] ?? newId("acct");
const nobody = () => false;

const candidate = (...sides: readonly number[]): Candidate => {
  const id = newId("pi");
  return { id, unit: id, sides: sides.map(account), isHeld: false };
};

test("what nobody holds is decided at once", () => {
  expect(passOver([candidate(0, 1), candidate(1, 2)], nobody).size).toBe(0);
});

test("an intent with an account that somebody holds is left, and those that have none are not", () => {
  const [held, free] = [candidate(0, 1), candidate(2, 3)];
  expect(passOver([held, free], (id) => id === account(1))).toEqual(new Set([held.id]));
});

test("what comes later and shares an account with what is left is left too, and so on", () => {
  const [before, first, second, third, free] = [
    candidate(1, 2),
    { ...candidate(0, 1), isHeld: true },
    candidate(1, 2),
    candidate(2, 3),
    candidate(4, 5),
  ];
  expect(passOver([before, first, second, third, free], nobody)).toEqual(
    new Set([first.id, second.id, third.id]),
  );
});

test("an atomic batch is left as a whole when somebody holds a part of it", () => {
  const batch = [candidate(0, 1), candidate(2, 3)].map((one) => ({ ...one, unit: "batch" }));
  const after = candidate(3, 4);
  expect(passOver([...batch, after], (id) => id === account(0)).size).toBe(3);
});

test("what has more than 10,000 sides goes by itself, and nothing else waits for it", () => {
  const wide = { ...candidate(), sides: Array.from({ length: 10_002 }, () => account(0)) };
  const free = candidate(1, 2);
  expect(passOver([wide, free], nobody)).toEqual(new Set([wide.id]));
});

test("of intents that have too many sides together, the first ones are decided", () => {
  const many = Array.from({ length: 3 }, (_, index) => ({
    ...candidate(),
    sides: Array.from({ length: 4_000 }, () => account(index)),
  }));
  const [, , third] = many;
  expect(passOver(many, nobody)).toEqual(new Set([third?.id]));
});

test("intents that share an account are never overtaken, and nothing is left without a reason", () => {
  const anyCandidate = fc
    .record({
      sides: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 4 }),
      isHeld: fc.boolean(),
      unit: fc.option(fc.constantFrom("one batch", "another batch")),
    })
    .map(({ sides, isHeld, unit }) => {
      const made = candidate(...sides);
      return { ...made, isHeld, unit: unit ?? made.unit };
    });
  const shares = (a: Candidate, b: Candidate) => a.sides.some((side) => b.sides.includes(side));
  let leftForOthers = 0;
  fc.assert(
    fc.property(
      fc.array(anyCandidate, { maxLength: 12 }),
      fc.subarray(ACCOUNTS),
      (candidates, held) => {
        const left = passOver(candidates, (id) => held.includes(id));
        for (const [index, one] of candidates.entries()) {
          const unit = candidates.filter((other) => other.unit === one.unit);
          const isHeld = unit.some(
            (other) => other.isHeld || other.sides.some((side) => held.includes(side)),
          );
          const isAfterOneLeft = candidates.some(
            (other) => left.has(other.id) && unit.some((member) => shares(member, other)),
          );
          if (isHeld) expect(left.has(one.id)).toBe(true);
          else if (left.has(one.id)) {
            expect(isAfterOneLeft).toBe(true);
            leftForOthers += 1;
          }
          // Whoever is decided overtakes nobody.
          if (left.has(one.id) || one.unit !== one.id) continue;
          const overtaken = candidates
            .slice(0, index)
            .filter((other) => left.has(other.id) && shares(one, other));
          expect(overtaken).toEqual([]);
        }
      },
    ),
    { numRuns: 500 },
  );
  expect(leftForOthers).toBeGreaterThan(0);
});
