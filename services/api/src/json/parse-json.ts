import { Problem } from "../problem/problem.ts";
import { measureJson } from "./json-shape.ts";
import { locateFault } from "./locate-fault.ts";

/** A leg of an intent of a batch is the fifth level; nothing that we accept is deeper than that. */
const DEPTH_MAX = 16;

/** Deeper than a body of 256 KiB can be: making arrays of so many brackets, only to refuse them, takes seconds. */
const DEPTH_READ_MAX = 131_072;

const BYTE_ORDER_MARK = "\ufeff";

/**
 * Reads the JSON of a request, and nothing that two readers could understand in two ways: I-JSON
 * (RFC 7493), so no name twice in an object, no half of a surrogate pair, no number beyond doubles;
 * and nothing that nests more deeply than 16 levels.
 *
 * @param valuesMax the most values that a body may have, told by its commas. Each costs many times what
 *   its bytes cost, most of all one that is refused, and nobody else is served meanwhile.
 * @throws Problem `payload_too_large`, `malformed_json`, `duplicate_key`, `lone_surrogate`, `number_out_of_range` or `too_deep`
 */
export function parseJson(text: string, valuesMax: number): unknown {
  const { depth, members, commas, hasSurrogateEscapes } = measureJson(text);
  if (commas >= valuesMax) {
    throw new Problem("payload_too_large", { detail: `At most ${valuesMax} values are accepted.` });
  }
  if (depth > DEPTH_READ_MAX) throw new Problem("too_deep");
  const value = parse(text);
  // Counting goes as deep as the value, so that comes second.
  if (depth > DEPTH_MAX) throw refusal(text);
  // A name that comes twice in an object is one member of what was parsed.
  if (countMembers(value, hasSurrogateEscapes) !== members) throw refusal(text);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem("malformed_json", { detail: explain(text, error) });
  }
}

/** Where a text stops being JSON. The parser's own words would repeat what was sent. */
function explain(text: string, error: unknown): string {
  if (text.startsWith(BYTE_ORDER_MARK)) return "The body begins with a byte order mark.";
  const message = error instanceof Error ? error.message : "";
  if (message.includes("end of JSON")) return "The body ends before its JSON does.";
  const [, position] = / at position (\d+)/.exec(message) ?? [];
  if (position === undefined) return "The body is not JSON; send one JSON object.";
  return message.includes("after JSON")
    ? `Something follows the JSON at character ${position}.`
    : `The body stops being JSON at character ${position}.`;
}

function refusal(text: string): Problem {
  const fault = locateFault(text, DEPTH_MAX);
  return fault === undefined ? new Problem("malformed_json") : Problem.ofFaults([fault]);
}

/** How many members all objects have together; NaN when the value is not I-JSON for another reason. */
function countMembers(value: unknown, checkTexts: boolean): number {
  if (typeof value === "string") return checkTexts && !value.isWellFormed() ? NaN : 0;
  if (typeof value === "number") return Number.isFinite(value) ? 0 : NaN;
  if (typeof value !== "object" || value === null) return 0;
  const isArray = Array.isArray(value);
  if (checkTexts && !isArray && !Object.keys(value).every((name) => name.isWellFormed()))
    return NaN;
  const inside: readonly unknown[] = isArray ? value : Object.values(value);
  let members = isArray ? 0 : inside.length;
  for (const item of inside) members += countMembers(item, checkTexts);
  return members;
}
