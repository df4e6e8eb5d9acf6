// Most significant byte first. Buffer's own functions look at all their arguments, and take several times as long.
// All of them answer how many bytes they wrote, and throw a RangeError for what does not fit.

const WORD = 2 ** 32;

export function writeInt16(into: Uint8Array, at: number, value: number): number {
  if ((value << 16) >> 16 !== value) throw misfit(value, 16);
  into[at] = value >> 8;
  into[at + 1] = value;
  return 2;
}

export function writeInt32(into: Uint8Array, at: number, value: number): number {
  if ((value | 0) !== value) throw misfit(value, 32);
  into[at] = value >> 24;
  into[at + 1] = value >> 16;
  into[at + 2] = value >> 8;
  into[at + 3] = value;
  return 4;
}

export function writeInt64(into: Uint8Array, at: number, value: number | bigint): number {
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw misfit(value, 64);
    writeInt32(into, at, Math.floor(value / WORD));
    writeInt32(into, at + 4, value | 0);
  } else {
    if (BigInt.asIntN(64, value) !== value) throw misfit(value, 64);
    writeInt32(into, at, Number(value >> 32n));
    writeInt32(into, at + 4, Number(BigInt.asIntN(32, value)));
  }
  return 8;
}

const misfit = (value: number | bigint, bits: number): RangeError =>
  new RangeError(`${value} is no whole number of ${bits} bits`);
