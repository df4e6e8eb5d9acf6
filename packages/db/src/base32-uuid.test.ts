import fc from "fast-check";
import { fromUUID, toUUID } from "typeid-js";
import { parse } from "uuid";
import { expect, test } from "vitest";
import { decodeLastHalf, decodeUuid, encodeBytes, encodeUuid, writeUuid } from "./base32-uuid.ts";

test("a UUID is written and read as the TypeID library does it", () => {
  fc.assert(
    fc.property(fc.uuid(), (uuid) => {
      const id = fromUUID(uuid, "pi");
      expect(encodeUuid("pi", uuid)).toBe(id);
      expect(encodeBytes("pi", parse(uuid))).toBe(id);
      expect(decodeUuid(id)).toBe(uuid);
      expect(toUUID(id)).toBe(uuid);
      const half = uuid.replaceAll("-", "").slice(16);
      expect(decodeLastHalf(id)).toBe(BigInt.asIntN(64, BigInt(`0x${half}`)));
      const buffer = Buffer.alloc(40, "-");
      writeUuid(id, buffer, 4);
      expect(buffer.toString("latin1")).toBe(`----${uuid.replaceAll("-", "")}----`);
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
