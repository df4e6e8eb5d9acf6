import { writeInt16 } from "./write-integers.ts";

/** A numeric's digits are numbers below this, most significant first. */
const BASE = 10_000;
const DECIMALS_PER_DIGIT = 4;
/** How many digits there are, how many of them before the point, the sign, how many decimals to show behind it. */
const HEADER_BYTES = 8;
const DIGIT_BYTES = 2;
const NEGATIVE = 0x40_00;
/** Below this a number of JavaScript is exact. */
const EXACT_MAX = BigInt(BASE) ** 3n;

/** Enough for whatever an amount or a sum of amounts can be: numeric(57, 0). */
const DIGITS_MAX = 15;
const LARGEST = BigInt(BASE) ** BigInt(DIGITS_MAX) - 1n;
export const NUMERIC_BYTES_MAX = HEADER_BYTES + DIGIT_BYTES * DIGITS_MAX;

/**
 * Writes a whole number as `numeric_recv` reads it.
 *
 * @returns how many bytes it took
 * @throws RangeError when it has more than 60 decimals
 */
export function writeNumeric(into: Uint8Array, at: number, value: bigint): number {
  const isNegative = value < 0n;
  const size = isNegative ? -value : value;
  if (size > LARGEST) throw new RangeError("no amount is as large as this");
  const digits =
    size < EXACT_MAX
      ? writeSmall(into, at + HEADER_BYTES, Number(size))
      : writeLarge(into, at + HEADER_BYTES, size.toString());
  writeInt16(into, at, digits);
  writeInt16(into, at + 2, digits - 1);
  writeInt16(into, at + 4, isNegative ? NEGATIVE : 0);
  writeInt16(into, at + 6, 0);
  return HEADER_BYTES + digits * DIGIT_BYTES;
}

/** @returns how many digits it wrote; none for 0 */
function writeSmall(into: Uint8Array, at: number, size: number): number {
  let digits = 0;
  for (let unit = 1; unit <= size; unit *= BASE) digits += 1;
  let rest = size;
  for (let index = digits - 1; index >= 0; index -= 1) {
    writeInt16(into, at + index * DIGIT_BYTES, rest % BASE);
    rest = Math.floor(rest / BASE);
  }
  return digits;
}

function writeLarge(into: Uint8Array, at: number, decimals: string): number {
  const digits = Math.ceil(decimals.length / DECIMALS_PER_DIGIT);
  let end = decimals.length - (digits - 1) * DECIMALS_PER_DIGIT;
  let begin = 0;
  for (let index = 0; index < digits; index += 1) {
    writeInt16(into, at + index * DIGIT_BYTES, Number(decimals.slice(begin, end)));
    begin = end;
    end += DECIMALS_PER_DIGIT;
  }
  return digits;
}
