import fc from "fast-check";
import { fromUUID, toUUID } from "typeid-js";
import { expect, test } from "vitest";
import { decodeUuid, encodeUuid } from "./base32-uuid.ts";

test("a UUID is written and read as the TypeID library does it", () => {
  fc.assert(
    fc.property(fc.uuid(), (uuid) => {
      const id = fromUUID(uuid, "pi");
      expect(`pi_${encodeUuid(uuid)}`).toBe(id);
      expect(decodeUuid(id)).toBe(uuid);
      expect(toUUID(id)).toBe(uuid);
    }),
    {
      numRuns: 1_000,
      examples: [
        ["00000000-0000-0000-0000-000000000000"],
        ["ffffffff-ffff-7fff-bfff-ffffffffffff"],
      ],
    },
  );
});
