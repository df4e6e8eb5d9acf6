import { escapePointer } from "../problem/escape-pointer.ts";
import type { ProblemFault } from "../problem/problem.ts";
import { PROBLEM_KINDS, type ProblemCode } from "../problem/problem-codes.ts";

/** Where JSON is read by those who look for a fault in it. */
interface Reader {
  readonly text: string;
  at: number;
}

const BLANK = /[\t\n\r ]*/y;
const LITERAL = /[^\t\n\r ,\]}]+/y;

function take(reader: Reader, pattern: RegExp): string {
  pattern.lastIndex = reader.at;
  const [found = ""] = pattern.exec(reader.text) ?? [];
  reader.at += found.length;
  return found;
}

function takeString(reader: Reader): string {
  const { text, at } = reader;
  let end = at + 1;
  while (text.charAt(end) !== '"') end += text.charAt(end) === "\\" ? 2 : 1;
  reader.at = end + 1;
  const content: unknown = JSON.parse(text.slice(at, reader.at));
  return String(content);
}

const faultAt = (pointer: string, code: ProblemCode): ProblemFault => ({
  pointer,
  code,
  detail: PROBLEM_KINDS[code].title,
});

/**
 * Finds the first fault of a document that is JSON and is not I-JSON (RFC 7493), or nests too
 * deeply. Slow, for documents of which it is known that they have one.
 *
 * @param text JSON that was parsed before, so it is some
 */
export function locateFault(text: string, depthMax: number): ProblemFault | undefined {
  return inValue({ text, at: 0 }, "", depthMax);
}

function inValue(reader: Reader, pointer: string, depthLeft: number): ProblemFault | undefined {
  take(reader, BLANK);
  const first = reader.text.charAt(reader.at);
  if (first === '"') {
    return takeString(reader).isWellFormed() ? undefined : faultAt(pointer, "lone_surrogate");
  }
  if (first !== "{" && first !== "[") {
    const number = Number(take(reader, LITERAL));
    // The words true, false and null are no numbers, and not infinite ones.
    return Math.abs(number) === Infinity ? faultAt(pointer, "number_out_of_range") : undefined;
  }
  if (depthLeft === 0) return faultAt(pointer, "too_deep");
  reader.at += 1;
  return first === "{"
    ? inObject(reader, pointer, depthLeft - 1)
    : inArray(reader, pointer, depthLeft - 1);
}

function inObject(reader: Reader, pointer: string, depthLeft: number): ProblemFault | undefined {
  const names = new Set<string>();
  while (!atEnd(reader, "}")) {
    const name = takeString(reader);
    const place = pointer + escapePointer(name);
    if (!name.isWellFormed()) return faultAt(place, "lone_surrogate");
    if (names.has(name)) return faultAt(place, "duplicate_key");
    names.add(name);
    take(reader, BLANK);
    reader.at += 1;
    const fault = inValue(reader, place, depthLeft);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function inArray(reader: Reader, pointer: string, depthLeft: number): ProblemFault | undefined {
  for (let index = 0; !atEnd(reader, "]"); index += 1) {
    const fault = inValue(reader, `${pointer}/${index}`, depthLeft);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Whether the bracket that closes comes next; goes on past it, or past the comma before the next value. */
function atEnd(reader: Reader, bracket: string): boolean {
  take(reader, BLANK);
  const next = reader.text.charAt(reader.at);
  if (next === bracket) {
    reader.at += 1;
    return true;
  }
  if (next === ",") {
    reader.at += 1;
    take(reader, BLANK);
  }
  return false;
}
