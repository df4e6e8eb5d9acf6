// A UUID as the suffix of a TypeID, and back: 26 digits of Crockford's base32, of which the first has
// only three bits. By tables, because a payment takes some twenty conversions; see decision 3.

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** What each digit is worth, by its character code. */
function worthsOf(digits: string): Uint8Array {
  const worths = new Uint8Array(128);
  for (let digit = 0; digit < digits.length; digit += 1) worths[digits.charCodeAt(digit)] = digit;
  return worths;
}
const WORTH_16 = worthsOf("0123456789abcdef");
const WORTH_32 = worthsOf(ALPHABET);

/** All numbers of so many bits, as text. */
const table = (bits: number, write: (value: number) => string): readonly string[] =>
  Array.from({ length: 2 ** bits }, (_, value) => write(value));
const hexadecimal = (digits: number) => (value: number) => value.toString(16).padStart(digits, "0");
const HEX_2 = table(8, hexadecimal(2));
const HEX_3 = table(12, hexadecimal(3));
const BASE_32_2 = table(10, (value) => ALPHABET.charAt(value >> 5) + ALPHABET.charAt(value & 31));

/** @param uuid in lower case, with dashes */
export function encodeUuid(uuid: string): string {
  const hex =
    uuid.slice(0, 8) + uuid.slice(9, 13) + uuid.slice(14, 18) + uuid.slice(19, 23) + uuid.slice(24);
  let suffix = BASE_32_2[(worth(WORTH_16, hex, 0) << 4) | worth(WORTH_16, hex, 1)] ?? "";
  // 8 bits are two digits of either, and from there on 20 bits are four of base32 and five of hex.
  for (let at = 2; at < 32; at += 5) {
    let bits = 0;
    for (let next = at; next < at + 5; next += 1) bits = (bits << 4) | worth(WORTH_16, hex, next);
    suffix += `${BASE_32_2[bits >> 10]}${BASE_32_2[bits & 1023]}`;
  }
  return suffix;
}

/** @param id a TypeID; its last 26 characters are decoded */
export function decodeUuid(id: string): string {
  const from = id.length - 26;
  let hex = HEX_2[(worth(WORTH_32, id, from) << 5) | worth(WORTH_32, id, from + 1)] ?? "";
  for (let at = from + 2; at < id.length; at += 4) {
    let bits = 0;
    for (let next = at; next < at + 4; next += 1) bits = (bits << 5) | worth(WORTH_32, id, next);
    hex += `${HEX_3[bits >> 8]}${HEX_2[bits & 255]}`;
  }
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const worth = (worths: Uint8Array, text: string, at: number): number =>
  worths[text.charCodeAt(at)] ?? 0;
