// A UUID as the suffix of a TypeID, and back: 26 digits of Crockford's base32, of which the first has
// only three bits. Byte by byte, because a payment takes some twenty conversions; see decision 3.

const BASE_32 = Buffer.from("0123456789abcdefghjkmnpqrstvwxyz", "latin1");
const BASE_16 = BASE_32.subarray(0, 16);

/** What each digit is worth, by its character code. */
function worthsOf(digits: Uint8Array): Uint8Array {
  const worths = new Uint8Array(256);
  for (const [worth, code] of digits.entries()) worths[code] = worth;
  return worths;
}
const WORTH_32 = worthsOf(BASE_32);
const WORTH_16 = worthsOf(BASE_16);

const DASH = "-".charCodeAt(0);
const DASHES = [8, 13, 18, 23];
export const UUID_LENGTH = 36;
const SUFFIX_LENGTH = 26;

/** Where the 32 hexadecimal digits of a UUID stand between its dashes. */
const PLACES = Uint8Array.from({ length: UUID_LENGTH }, (_, place) => place).filter(
  (place) => !DASHES.includes(place),
);

const room = Buffer.alloc(UUID_LENGTH);

/** @param uuid in lower case, with dashes */
export function encodeUuid(uuid: string): string {
  const digit = (at: number): number => worth(WORTH_16, uuid, place(at));
  // 8 bits are two digits of either, and from there on 20 bits are five of hex and four of base32.
  let bits = (digit(0) << 4) | digit(1);
  write(room, 0, BASE_32, bits >> 5);
  write(room, 1, BASE_32, bits & 31);
  for (let from = 2, to = 2; from < 32; from += 5, to += 4) {
    bits = 0;
    for (let at = from; at < from + 5; at += 1) bits = (bits << 4) | digit(at);
    write(room, to, BASE_32, bits >> 15);
    write(room, to + 1, BASE_32, (bits >> 10) & 31);
    write(room, to + 2, BASE_32, (bits >> 5) & 31);
    write(room, to + 3, BASE_32, bits & 31);
  }
  return room.toString("latin1", 0, SUFFIX_LENGTH);
}

/** @param id a TypeID; its last 26 characters are decoded */
export function decodeUuid(id: string): string {
  writeUuid(id, room, 0);
  return room.toString("latin1", 0, UUID_LENGTH);
}

/** Writes the UUID of a TypeID into the 36 bytes of a buffer from `start` on. */
export function writeUuid(id: string, buffer: Buffer, start: number): void {
  const suffix = id.length - SUFFIX_LENGTH;
  let bits = (worth(WORTH_32, id, suffix) << 5) | worth(WORTH_32, id, suffix + 1);
  write(buffer, start, BASE_16, bits >> 4);
  write(buffer, start + 1, BASE_16, bits & 15);
  for (let from = suffix + 2, to = 2; from < id.length; from += 4, to += 5) {
    bits = 0;
    for (let at = from; at < from + 4; at += 1) bits = (bits << 5) | worth(WORTH_32, id, at);
    write(buffer, start + place(to), BASE_16, bits >> 16);
    write(buffer, start + place(to + 1), BASE_16, (bits >> 12) & 15);
    write(buffer, start + place(to + 2), BASE_16, (bits >> 8) & 15);
    write(buffer, start + place(to + 3), BASE_16, (bits >> 4) & 15);
    write(buffer, start + place(to + 4), BASE_16, bits & 15);
  }
  for (let dash = 0; dash < DASHES.length; dash += 1) buffer[start + (DASHES[dash] ?? 0)] = DASH;
}

const place = (digit: number): number => PLACES[digit] ?? 0;

const worth = (worths: Uint8Array, text: string, at: number): number =>
  worths[text.charCodeAt(at)] ?? 0;

function write(buffer: Buffer, at: number, digits: Uint8Array, value: number): void {
  buffer[at] = digits[value] ?? 0;
}
