import type { Id, IdPrefix, Instant } from "@quittance/domain";
import {
  BIGINT,
  BYTEA,
  DOUBLE_PRECISION,
  type ElementType,
  ID,
  INTEGER,
  NUMERIC,
  SMALLINT,
  TEXT,
  TIMESTAMPTZ,
  UUID,
} from "./element-types.ts";
import { writeInt32 } from "./write-integers.ts";

/**
 * A column of values as an array parameter in PostgreSQL's binary form, which the server takes as it is. As text
 * it was read character by character, which was a sixth of what the server did for a posting; see decision 40.
 */
export type BinaryArray = Buffer & {
  /** The array's type in PostgreSQL's catalog, for the driver. */
  readonly oid: number;
};

type Column<Value> = readonly (Value | null)[];

/** Public ids as the UUIDs that the columns hold. */
export const uuidsOf = (ids: Column<Id<IdPrefix>>) => arrayOf(ID, ids);
/** UUIDs in lower case, with their dashes. */
export const plainUuidsOf = (uuids: Column<string>) => arrayOf(UUID, uuids);
export const textsOf = (texts: Column<string>) => arrayOf(TEXT, texts);
export const bytesOf = (values: Column<Uint8Array>) => arrayOf(BYTEA, values);
export const smallintsOf = (numbers: Column<number>) => arrayOf(SMALLINT, numbers);
export const integersOf = (numbers: Column<number>) => arrayOf(INTEGER, numbers);
export const bigintsOf = (numbers: Column<number | bigint>) => arrayOf(BIGINT, numbers);
export const doublesOf = (numbers: Column<number>) => arrayOf(DOUBLE_PRECISION, numbers);
export const numericsOf = (amounts: Column<bigint>) => arrayOf(NUMERIC, amounts);
export const instantsOf = (instants: Column<Instant>) => arrayOf(TIMESTAMPTZ, instants);

/** How many dimensions, whether there are nulls, of which type; of each dimension its length, and where it begins. */
const HEADER_BYTES = 20;
/** What has no elements has no dimensions, and the header ends before them. */
const EMPTY_BYTES = 12;
const LENGTH_BYTES = 4;
const LENGTH_OF_NULL = -1;

/**
 * Writes what `array_recv` reads.
 *
 * @throws RangeError for a value that the type does not have
 */
function arrayOf<Value>(type: ElementType<Value>, values: Column<Value>): BinaryArray {
  const buffer = Buffer.allocUnsafe(HEADER_BYTES + roomFor(type, values));

  let end = HEADER_BYTES;
  let hasNulls = false;
  for (const value of values) {
    const length = value === null ? LENGTH_OF_NULL : type.write(value, buffer, end + LENGTH_BYTES);
    writeInt32(buffer, end, length);
    end += LENGTH_BYTES;
    if (value === null) hasNulls = true;
    else end += length;
  }

  const isEmpty = values.length === 0;
  writeInt32(buffer, 0, isEmpty ? 0 : 1);
  writeInt32(buffer, 4, hasNulls ? 1 : 0);
  writeInt32(buffer, 8, type.oid);
  writeInt32(buffer, 12, values.length);
  writeInt32(buffer, 16, 1);
  return Object.assign(buffer.subarray(0, isEmpty ? EMPTY_BYTES : end), { oid: type.arrayOid });
}

/** How many bytes the elements take, at the most. */
function roomFor<Value>({ room }: ElementType<Value>, values: Column<Value>): number {
  if (typeof room === "number") return values.length * (LENGTH_BYTES + room);
  let all = values.length * LENGTH_BYTES;
  for (const value of values) if (value !== null) all += room(value);
  return all;
}
