import type { AccountId } from "@quittance/domain";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inLockOrder, lockKeyOf } from "./lock-key.ts";

test.each([
  ["acct_01jc7swv00fay828t5cy4tqkff", -9141386507638288913n],
  ["acct_01jc7swv00faybzzzzzzzzzzzz", -4611686018427387905n],
  ["acct_01jc7swv00fay728t5cy4tqkff", 8152436061464415727n],
  ["acct_00000000000000000000000000", 0n],
  ["acct_7zzzzzzzzzzzzzzzzzzzzzzzzz", -1n],
])("the key of %s is %s for ever: a process of another version takes the same lock", (id, key) => {
  expect(lockKeyOf(id as AccountId)).toBe(key);
});

test("keys are locked in ascending order, each once, whatever order they come in", () => {
  const key = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
  fc.assert(
    fc.property(fc.array(key), fc.array(key), (some, others) => {
      const ordered = inLockOrder([...some, ...others, ...some]);
      expect(new Set(ordered)).toEqual(new Set([...some, ...others]));
      for (const [at, each] of ordered.slice(1).entries()) {
        expect(each).toBeGreaterThan(ordered[at] ?? each);
      }
    }),
    { examples: [[[2n ** 63n - 1n, -(2n ** 63n), 0n, -1n], [0n]]] },
  );
});
