import fc from "fast-check";

/** What a member is changed to; undefined takes it away. */
const STRANGE: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    true,
    0,
    -1,
    1.5,
    1e300,
    "",
    " ",
    "\0",
    "\ud800",
    "x".repeat(2_000),
    "-1.00",
    "1e3",
    "0.00",
    "9".repeat(60),
    "25.001",
    "not_an_id",
    "external:",
    "2020-01-01T00:00:00Z",
    "2026-13-45",
    [],
    [[]],
    {},
    { "": "" },
    ["*", "*"],
    "http://localhost",
    "ftp://example.com",
    "https://u:p@example.com",
    "USD",
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

/** The same value with one thing wrong somewhere in it. */
export const mutated = (value: unknown): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), STRANGE, fc.nat(9))
    .map(([way, strange, dice]) => {
      const copy: unknown = structuredClone(value);
      if (typeof copy !== "object" || copy === null) return strange;
      return dice === 0 ? { ...copy, unheard_of: strange } : changeAt(copy, way, strange);
    });

function changeAt(node: object, [step = 0, ...rest]: readonly number[], strange: unknown): unknown {
  const names = Object.keys(node);
  const name = names[step % Math.max(names.length, 1)];
  if (name === undefined) return strange;
  const inner: unknown = Reflect.get(node, name);
  const deeper = rest.length > 0 && typeof inner === "object" && inner !== null;
  const changed = deeper ? changeAt(inner, rest, strange) : strange;
  if (changed === undefined) Reflect.deleteProperty(node, name);
  else Reflect.set(node, name, changed);
  return node;
}

/** Bodies that are nothing that anybody would send. */
export const NONSENSE: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.json({ maxDepth: 4 }),
  fc.constantFrom(
    "",
    "{",
    "null",
    "[]",
    '"x"',
    "1e999",
    '{"a":1,"a":2}',
    '{"__proto__":{"x":1}}',
    '{"constructor":{}}',
    "[".repeat(3_000) + "]".repeat(3_000),
    '{"metadata":{"__proto__":"x"}}',
    "\ufeff{}",
    "{}{}",
    "NaN",
  ),
);
