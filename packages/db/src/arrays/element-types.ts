import type { Id, IdPrefix, Instant } from "@quittance/domain";
import { UUID_BYTES, writePlainUuid, writeUuid } from "../base32-uuid.ts";
import { writeInt16, writeInt32, writeInt64 } from "./write-integers.ts";
import { NUMERIC_BYTES_MAX, writeNumeric } from "./write-numeric.ts";

/** How elements of a type are written: as the type's own `recv` function in PostgreSQL reads them. */
export interface ElementType<Value> {
  /** The type in PostgreSQL's catalog, and that of its arrays. */
  readonly oid: number;
  readonly arrayOid: number;
  /** How many bytes a value takes at the most, or how to tell. */
  readonly room: number | ((value: Value) => number);
  /** @returns how many bytes it took */
  write(value: Value, into: Buffer, at: number): number;
}

const UUIDS = { oid: 2950, arrayOid: 2951, room: UUID_BYTES };

export const ID: ElementType<Id<IdPrefix>> = { ...UUIDS, write: writeUuid };
export const UUID: ElementType<string> = { ...UUIDS, write: writePlainUuid };

export const SMALLINT: ElementType<number> = {
  oid: 21,
  arrayOid: 1005,
  room: 2,
  write: (value, into, at) => writeInt16(into, at, value),
};

export const INTEGER: ElementType<number> = {
  oid: 23,
  arrayOid: 1007,
  room: 4,
  write: (value, into, at) => writeInt32(into, at, value),
};

export const BIGINT: ElementType<number | bigint> = {
  oid: 20,
  arrayOid: 1016,
  room: 8,
  write: (value, into, at) => writeInt64(into, at, value),
};

export const DOUBLE_PRECISION: ElementType<number> = {
  oid: 701,
  arrayOid: 1022,
  room: 8,
  write: (value, into, at) => into.writeDoubleBE(value, at) - at,
};

export const NUMERIC: ElementType<bigint> = {
  oid: 1700,
  arrayOid: 1231,
  room: NUMERIC_BYTES_MAX,
  write: (value, into, at) => writeNumeric(into, at, value),
};

export const BYTEA: ElementType<Uint8Array> = {
  oid: 17,
  arrayOid: 1001,
  room: ({ length }) => length,
  write(value, into, at) {
    into.set(value, at);
    return value.length;
  },
};

/** Up to so many characters room is taken for the worst, because to ask how many bytes they are would cost more. */
const SHORT = 64;
const BYTES_PER_CHARACTER_MAX = 3;
const ASCII_MAX = 127;

export const TEXT: ElementType<string> = {
  oid: 25,
  arrayOid: 1009,
  room: (text) =>
    text.length <= SHORT ? text.length * BYTES_PER_CHARACTER_MAX : Buffer.byteLength(text),
  write(text, into, at) {
    const { length } = text;
    if (length > SHORT) return into.write(text, at);
    for (let index = 0; index < length; index += 1) {
      const code = text.charCodeAt(index);
      if (code > ASCII_MAX) return into.write(text, at);
      into[at + index] = code;
    }
    return length;
  },
};

/** PostgreSQL counts microseconds from the beginning of 2000. */
const EPOCH_MS = BigInt(Date.UTC(2000));
const MICROSECONDS_PER_MS = 1_000n;

let lastInstant: Instant | undefined;
const lastMoment = new DataView(new ArrayBuffer(8));

export const TIMESTAMPTZ: ElementType<Instant> = {
  oid: 1184,
  arrayOid: 1185,
  room: 8,
  write(instant, into, at) {
    // In most columns most rows have the same one.
    if (instant !== lastInstant) {
      const ms = BigInt(Date.parse(instant));
      lastMoment.setBigInt64(0, (ms - EPOCH_MS) * MICROSECONDS_PER_MS);
      lastInstant = instant;
    }
    writeInt32(into, at, lastMoment.getInt32(0));
    writeInt32(into, at + 4, lastMoment.getInt32(4));
    return 8;
  },
};
