import { ID_PREFIXES, type IdPrefix } from "@quittance/domain";
import fc from "fast-check";
import { fromUUID, TypeID } from "typeid-js";
import { expect, test } from "vitest";
import { parseId } from "./public-id.ts";

/** What the TypeID library takes for an id of this kind. Reading the UUID is what finds those that are none. */
function isId(prefix: IdPrefix, text: string): boolean {
  try {
    TypeID.fromString(text, prefix).toUUID();
    return true;
  } catch {
    return false;
  }
}

const anyPrefix = fc.constantFrom(...Object.values(ID_PREFIXES));
const digit = fc.constantFrom(...Array.from("0123456789abcdefghjkmnpqrstvwxyz"));
const anyId = fc.tuple(anyPrefix, fc.uuid()).map(([prefix, uuid]) => fromUUID(uuid, prefix));
const anySuffix = fc.string({ unit: digit, minLength: 26, maxLength: 26 });
const almostAnId = fc.oneof(
  fc.tuple(anyPrefix, anySuffix).map(([prefix, suffix]) => `${prefix}_${suffix}`),
  fc
    .tuple(anyId, fc.nat(40), fc.oneof(digit, fc.string({ maxLength: 2 })))
    .map(([id, at, other]) => id.slice(0, at) + other + id.slice(at + 1)),
  fc.constantFrom(...Object.values(ID_PREFIXES)).map((prefix) => `${prefix}_${"0".repeat(26)}`),
  fc.constantFrom(...Object.values(ID_PREFIXES)).map((prefix) => `${prefix}_7${"z".repeat(25)}`),
  fc.string(),
);

test("an id from outside is read when the TypeID library reads it", () => {
  fc.assert(
    fc.property(anyPrefix, fc.oneof(anyId, almostAnId), (prefix, text) => {
      for (const own of [prefix, text.slice(0, text.indexOf("_"))]) {
        const known = Object.values(ID_PREFIXES).find((one) => one === own);
        if (known === undefined) continue;
        expect(parseId(known, text)).toBe(isId(known, text) ? text : undefined);
      }
    }),
    { numRuns: 5_000 },
  );
});

test("each version and variant that a UUID can name is taken or refused as the TypeID library does", () => {
  const hexadecimal = Array.from("0123456789abcdef");
  for (const version of hexadecimal) {
    for (const variant of hexadecimal) {
      const id = fromUUID(`0193a0a0-ffff-${version}fff-${variant}000-00000000000f`, "pi");
      expect(parseId("pi", id)).toBe(isId("pi", id) ? id : undefined);
      expect(parseId("evt", id)).toBeUndefined();
    }
  }
});

test("nothing may stand before or behind an id", () => {
  const id = "pi_01h455vb4pex5vsknk084sn02q";
  expect(parseId("pi", id)).toBe(id);
  for (const text of [` ${id}`, `${id} `, `${id}\n`, `\n${id}`, `${id}0`, id.toUpperCase(), ""]) {
    expect(parseId("pi", text)).toBeUndefined();
  }
});
