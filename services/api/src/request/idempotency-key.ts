import type { Context } from "hono";
import { Problem } from "../problem/problem.ts";

const VISIBLE_ASCII = /^[\x21-\x7e]{1,255}$/;
const QUOTED = /^"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/;

/**
 * Reads the Idempotency-Key header: 1 to 255 visible ASCII characters, bare or as a quoted string of
 * RFC 9651. Compared byte by byte, never folded.
 */
export function readIdempotencyKey(c: Context): string | undefined {
  const header = c.req.header("Idempotency-Key");
  if (header === undefined) return undefined;
  const key = parseIdempotencyKey(header.startsWith('"') ? unquote(header) : header);
  if (key === undefined) throw new Problem("idempotency_key_invalid");
  return key;
}

/** What begins with a quote is a quoted string, or nothing: a list of two would pass for one key. */
const unquote = (header: string): string | undefined =>
  QUOTED.exec(header)?.[1]?.replaceAll(/\\(["\\])/g, "$1");

/** Answers undefined when the value is not a key. */
export const parseIdempotencyKey = (value: unknown): string | undefined =>
  typeof value === "string" && VISIBLE_ASCII.test(value) ? value : undefined;

export function requireIdempotencyKey(c: Context): string {
  const key = readIdempotencyKey(c);
  if (key === undefined) throw new Problem("idempotency_key_missing");
  return key;
}
