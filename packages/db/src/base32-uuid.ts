// A UUID as the suffix of a TypeID, and back: 26 digits of Crockford's base32, of which the first has
// only three bits. Byte by byte, because a payment takes some thirty conversions; see decision 3.

const BASE_32 = codesOf("0123456789abcdefghjkmnpqrstvwxyz");
const BASE_16 = BASE_32.subarray(0, 16);

function codesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Of what is no digit. Negative, and so is whatever is put together with it. */
const NO_DIGIT = -1;

/** What each digit is worth, by its character code. */
function worthsOf(digits: Uint8Array): Int8Array {
  const worths = new Int8Array(256).fill(NO_DIGIT);
  for (const [worth, code] of digits.entries()) worths[code] = worth;
  return worths;
}
const WORTH_32 = worthsOf(BASE_32);
const WORTH_16 = worthsOf(BASE_16);

const [UNDERSCORE = 0] = codesOf("_");
export const UUID_BYTES = 16;
const SUFFIX_LENGTH = 26;
const TEXT_LENGTH = 36;

/** Where the two hexadecimal digits of each byte stand in a UUID, between its dashes. */
const PLACES = Uint8Array.of(0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34);

const room = Buffer.alloc(64);
const bytes = new Uint8Array(UUID_BYTES);

/** The TypeID of a UUID. @param uuid in lower case, with dashes */
export function encodeUuid(prefix: string, uuid: string): string {
  writePlainUuid(uuid, bytes, 0);
  return encodeBytes(prefix, bytes);
}

/** The TypeID of a UUID, which is given as its 16 bytes. In one piece: what is put together of two has to be copied when it is first read. */
export function encodeBytes(prefix: string, uuid: Uint8Array): string {
  let end = prefix.length;
  for (let at = 0; at < end; at += 1) room[at] = prefix.charCodeAt(at);
  room[end] = UNDERSCORE;
  const first = uuid[0] ?? 0;
  write(room, end + 1, BASE_32, first >> 5);
  write(room, end + 2, BASE_32, first & 31);
  end += 3;
  // From there on five bytes are eight digits.
  for (let from = 1; from < UUID_BYTES; from += 5, end += 8) {
    const middle = uuid[from + 2] ?? 0;
    writeFour(end, ((uuid[from] ?? 0) << 12) | ((uuid[from + 1] ?? 0) << 4) | (middle >> 4));
    writeFour(
      end + 4,
      ((middle & 15) << 16) | ((uuid[from + 3] ?? 0) << 8) | (uuid[from + 4] ?? 0),
    );
  }
  return room.toString("latin1", 0, end);
}

/** Writes 20 bits. */
function writeFour(at: number, bits: number): void {
  write(room, at, BASE_32, bits >> 15);
  write(room, at + 1, BASE_32, (bits >> 10) & 31);
  write(room, at + 2, BASE_32, (bits >> 5) & 31);
  write(room, at + 3, BASE_32, bits & 31);
}

/** @param id a TypeID; its last 26 characters are decoded */
export function decodeUuid(id: string): string {
  writeUuid(id, room, 0);
  const plain = room.toString("hex", 0, UUID_BYTES);
  return `${plain.slice(0, 8)}-${plain.slice(8, 12)}-${plain.slice(12, 16)}-${plain.slice(16, 20)}-${plain.slice(20)}`;
}

/**
 * Writes the 16 bytes of a TypeID's UUID into a buffer from `start` on.
 *
 * @returns how many that are
 * @throws RangeError when it is none
 */
export function writeUuid(id: string, buffer: Uint8Array, start: number): number {
  const suffix = id.length - SUFFIX_LENGTH;
  const first = (worth(WORTH_32, id, suffix) << 5) | worth(WORTH_32, id, suffix + 1);
  if (first < 0 || first > 255) throw new RangeError("not the id of anything");
  buffer[start] = first;
  // From there on eight digits are five bytes.
  for (let from = suffix + 2, to = start + 1; from < id.length; from += 8, to += 5) {
    const left = readFour(id, from);
    const right = readFour(id, from + 4);
    if (left < 0 || right < 0) throw new RangeError("not the id of anything");
    buffer[to] = left >> 12;
    buffer[to + 1] = left >> 4;
    buffer[to + 2] = (left << 4) | (right >> 16);
    buffer[to + 3] = right >> 8;
    buffer[to + 4] = right;
  }
  return UUID_BYTES;
}

/**
 * Writes the 16 bytes of a UUID into a buffer from `start` on.
 *
 * @param uuid in lower case, with dashes
 * @returns how many that are
 * @throws RangeError when it is none
 */
export function writePlainUuid(uuid: string, buffer: Uint8Array, start: number): number {
  if (uuid.length !== TEXT_LENGTH) throw new RangeError("not a UUID");
  for (let at = 0; at < UUID_BYTES; at += 1) {
    const place = PLACES[at] ?? 0;
    const byte = (worth(WORTH_16, uuid, place) << 4) | worth(WORTH_16, uuid, place + 1);
    if (byte < 0) throw new RangeError("not a UUID");
    buffer[start + at] = byte;
  }
  return UUID_BYTES;
}

const eight = new DataView(new ArrayBuffer(8));

/** The last eight bytes of a TypeID's UUID, as a number with a sign: its last twelve digits, and four bits before them. */
export function decodeLastHalf(id: string): bigint {
  const end = id.length;
  const first = worth(WORTH_32, id, end - 13) & 15;
  const middle = readFour(id, end - 8);
  eight.setInt32(0, (first << 28) | (readFour(id, end - 12) << 8) | (middle >> 12));
  eight.setInt32(4, (middle << 20) | readFour(id, end - 4));
  return eight.getBigInt64(0);
}

/** Reads 20 bits. */
const readFour = (id: string, from: number): number =>
  (worth(WORTH_32, id, from) << 15) |
  (worth(WORTH_32, id, from + 1) << 10) |
  (worth(WORTH_32, id, from + 2) << 5) |
  worth(WORTH_32, id, from + 3);

const worth = (worths: Int8Array, text: string, at: number): number =>
  worths[text.charCodeAt(at)] ?? NO_DIGIT;

function write(buffer: Uint8Array, at: number, digits: Uint8Array, value: number): void {
  buffer[at] = digits[value] ?? 0;
}
