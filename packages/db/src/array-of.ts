import type { Id, IdPrefix } from "@quittance/domain";
import { UUID_LENGTH, writeUuid } from "./base32-uuid.ts";

/** A column of ids as PostgreSQL writes an array, for a parameter that is cast to `uuid[]`. */
export function uuidsOf(ids: readonly Id<IdPrefix>[]): string {
  const buffer = Buffer.allocUnsafe(1 + ids.length * (UUID_LENGTH + 1));
  let end = 0;
  for (const id of ids) {
    end = buffer.write(end === 0 ? "{" : ",", end, "latin1") + end;
    writeUuid(id, buffer, end);
    end += UUID_LENGTH;
  }
  return end === 0 ? "{}" : `${buffer.toString("latin1", 0, end)}}`;
}

/**
 * A column of values as PostgreSQL writes an array, for a parameter that is cast to its type:
 * `${arrayOf(ids)}::uuid[]`. The driver takes text for an array as it is, and would spend more on a
 * batch's arrays, value by value, than deciding it takes.
 */
export function arrayOf(values: readonly (string | number | bigint | boolean | null)[]): string {
  let text = "{";
  let separator = "";
  for (const value of values) {
    text += separator + element(value);
    separator = ",";
  }
  return `${text}}`;
}

/** Ids, amounts, times and codes, which no array could take for anything else. */
const IS_PLAIN = /^(?!null$)[\w.:+-]+$/i;

function element(value: string | number | bigint | boolean | null): string {
  if (value === null) return "NULL";
  if (typeof value !== "string") return String(value);
  return IS_PLAIN.test(value) ? value : `"${value.replace(/[\\"]/g, "\\$&")}"`;
}
