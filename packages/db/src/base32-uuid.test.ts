import fc from "fast-check";
import { fromUUID, toUUID } from "typeid-js";
import { parse } from "uuid";
import { expect, test } from "vitest";
import {
  decodeLastHalf,
  decodeUuid,
  encodeBytes,
  encodeUuid,
  writePlainUuid,
  writeUuid,
} from "./base32-uuid.ts";

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
      const written = Buffer.concat([Buffer.alloc(4), parse(uuid), Buffer.alloc(4)]);
      const fromId = Buffer.alloc(24);
      writeUuid(id, fromId, 4);
      expect(fromId).toEqual(written);
      const fromUuid = Buffer.alloc(24);
      writePlainUuid(uuid, fromUuid, 4);
      expect(fromUuid).toEqual(written);
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
