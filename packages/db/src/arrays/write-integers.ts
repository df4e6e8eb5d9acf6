// Most significant byte first. Buffer's own functions check what is known here, and take several times as long.
// All of them answer how many bytes they wrote.

const LOW = 2 ** 32;

export function writeInt16(into: Uint8Array, at: number, value: number): number {
  into[at] = value >> 8;
  into[at + 1] = value;
  return 2;
}

export function writeInt32(into: Uint8Array, at: number, value: number): number {
  into[at] = value >> 24;
  into[at + 1] = value >> 16;
  into[at + 2] = value >> 8;
  into[at + 3] = value;
  return 4;
}

/** @param value a whole number that is safe, or a bigint of 64 bits */
export function writeInt64(into: Uint8Array, at: number, value: number | bigint): number {
  if (typeof value === "number") {
    writeInt32(into, at, Math.floor(value / LOW));
    writeInt32(into, at + 4, value);
  } else {
    writeInt32(into, at, Number(BigInt.asIntN(32, value >> 32n)));
    writeInt32(into, at + 4, Number(BigInt.asIntN(32, value)));
  }
  return 8;
}
