import type { Id, IdPrefix } from "@quittance/domain";
import { PLAIN_UUID_LENGTH, writeUuid } from "./base32-uuid.ts";

const OPEN = "{".charCodeAt(0);
const COMMA = ",".charCodeAt(0);
const CLOSE = "}".charCodeAt(0);

/** A column of ids as PostgreSQL writes an array, for a parameter that is cast to `uuid[]`. */
export function uuidsOf(ids: readonly Id<IdPrefix>[]): string {
  if (ids.length === 0) return "{}";
  const buffer = Buffer.allocUnsafe(ids.length * (1 + PLAIN_UUID_LENGTH) + 1);
  let end = 0;
  for (const id of ids) {
    buffer[end] = end === 0 ? OPEN : COMMA;
    writeUuid(id, buffer, end + 1);
    end += 1 + PLAIN_UUID_LENGTH;
  }
  buffer[end] = CLOSE;
  return buffer.toString("latin1");
}

type Value = string | number | bigint | boolean | null;

/**
 * A column of values as PostgreSQL writes an array, for a parameter that is cast to its type:
 * `${arrayOf(ids)}::uuid[]`. The driver takes text for an array as it is, and would spend more on a
 * batch's arrays, value by value, than deciding it takes. Joined at once: a text that grows value by
 * value is a chain of as many pieces until somebody reads it.
 */
export function arrayOf(values: readonly Value[]): string {
  let last: Value | undefined;
  let element = "";
  const elements = values.map((value) => {
    // In many columns most rows have the same.
    if (value === last) return element;
    last = value;
    element = elementOf(value);
    return element;
  });
  return `{${elements.join(",")}}`;
}

/** Ids, amounts, times and codes, which no array could take for anything else. */
const IS_PLAIN = /^(?!null$)[\w.:+-]+$/i;

function elementOf(value: Value): string {
  if (value === null) return "NULL";
  if (typeof value !== "string") return String(value);
  return IS_PLAIN.test(value) ? value : `"${value.replace(/[\\"]/g, "\\$&")}"`;
}
