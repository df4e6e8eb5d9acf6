import fc from "fast-check";
import { find, isPart, type Part } from "../../harness/openapi-document.ts";

/** Ids of what is really there, by their prefix; `external` has references to accounts. */
export type Pool = Readonly<Record<string, readonly string[]>>;

const REFERENCE = /^([a-z]+)(?:_[0-7][0-9a-hjkmnp-tv-z]{25}$|:)/;
/** How far from now times are. */
const DAYS = 300;
const AMOUNT = /^\d+\.\d\d$/;

/**
 * Values that a schema of the document allows. Where its example is an id, ids out of the pool, so
 * that requests reach something; where it is an amount, amounts.
 */
export function arbitraryOf(schema: Part, pool: Pool): fc.Arbitrary<unknown> {
  if (typeof schema["$ref"] === "string") return arbitraryOf(find(schema["$ref"]), pool);
  if (Array.isArray(schema["enum"])) return fc.constantFrom(...schema["enum"]);
  const types = [schema["type"]].flat();
  const value = arbitraryOfType(schema, String(types[0]), pool);
  return types.includes("null") ? fc.option(value, { freq: 4 }) : value;
}

function arbitraryOfType(schema: Part, type: string, pool: Pool): fc.Arbitrary<unknown> {
  switch (type) {
    case "string":
      return textOf(schema, pool);
    case "integer":
    case "number":
      return fc.integer({
        min: Number(schema["minimum"] ?? 0),
        max: Math.min(Number(schema["maximum"] ?? 100), 1_000_000),
      });
    case "boolean":
      return fc.boolean();
    case "array":
      return fc.uniqueArray(arbitraryOf(isPart(schema["items"]) ? schema["items"] : {}, pool), {
        minLength: Number(schema["minItems"] ?? 0),
        maxLength: 3,
        selector: (item) => JSON.stringify(item),
      });
    case "object":
      return objectOf(schema, pool);
    default:
      return fc.jsonValue();
  }
}

function textOf(schema: Part, pool: Pool): fc.Arbitrary<string> {
  const { example, format, pattern } = schema;
  if (format === "date-time") {
    return fc
      .integer({ min: -DAYS, max: DAYS })
      .map((days) => new Date(Date.now() + days * 86_400_000 + 1_000).toISOString());
  }
  const text = typeof example === "string" ? example : "";
  const there = pool[REFERENCE.exec(text)?.[1] ?? ""];
  if (there !== undefined) return fc.constantFrom(...there);
  if (AMOUNT.test(text))
    return fc.integer({ min: 1, max: 500 }).map((cents) => (cents / 100).toFixed(2));
  if (typeof pattern === "string") return fc.stringMatching(new RegExp(pattern));
  const words = fc.string({
    unit: "grapheme",
    minLength: Number(schema["minLength"] ?? 0),
    maxLength: Math.min(Number(schema["maxLength"] ?? 40), 60),
  });
  return text === "" ? words : fc.oneof({ weight: 3, arbitrary: fc.constant(text) }, words);
}

function objectOf(schema: Part, pool: Pool): fc.Arbitrary<unknown> {
  const properties = Object.entries(isPart(schema["properties"]) ? schema["properties"] : {});
  const required = new Set(Array.isArray(schema["required"]) ? schema["required"] : []);
  const { additionalProperties } = schema;
  if (properties.length === 0) {
    return isPart(additionalProperties)
      ? fc.dictionary(
          fc.string({ minLength: 1, maxLength: 12 }),
          arbitraryOf(additionalProperties, pool),
          { maxKeys: 3 },
        )
      : fc.constant({});
  }
  // Its own example says which members go together; others join now and then.
  const together = isPart(schema["example"]) ? new Set(Object.keys(schema["example"])) : required;
  const members = properties.map(([name, property]) => {
    const value = arbitraryOf(isPart(property) ? property : {}, pool);
    const isThere = together.has(name)
      ? fc.constant(true)
      : fc.integer({ min: 0, max: 5 }).map((number) => number === 0);
    return fc.tuple(isThere, value).map(([there, made]) => (there ? [[name, made] as const] : []));
  });
  return fc.tuple(...members).map((made) => Object.fromEntries(made.flat()));
}
