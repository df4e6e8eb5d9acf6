import { randomUUID } from "node:crypto";
import fc from "fast-check";
import type { Operation, Parameter } from "../../harness/openapi-document.ts";
import { arbitraryOf, type Pool } from "./arbitrary-of.ts";
import { mutated, NONSENSE } from "./mutation.ts";

/** A request that is made of an operation's declaration. */
export interface FuzzRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined sends no body. */
  readonly body: string | undefined;
}

/** How near to what the document allows a request is: all of it, but for one thing, or nothing like it. */
export type Nearness = "valid" | "near" | "nonsense";

/** A header is latin-1 without line breaks; what a client could not send is not tried. */
const strangeText = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
  fc.constantFrom(
    "0",
    "-1",
    "1e9",
    "null",
    "../x",
    "%00",
    "'",
    "a".repeat(300),
    "\u0000",
    "acct_0",
  ),
);

/** Requests of an operation, each thing in them as far off as `nearness` says. */
export function requestOf(
  operation: Operation,
  pool: Pool,
  nearness: Nearness,
): fc.Arbitrary<FuzzRequest> {
  const parameters = operation.parameters.map((parameter) =>
    fc
      .tuple(isGiven(parameter, nearness), valueOf(parameter, pool, nearness))
      .map(([isThere, value]) => ({ parameter, value: isThere ? value : undefined })),
  );
  return fc
    .record({
      parameters: fc.tuple(...parameters),
      body: bodyOf(operation, pool, nearness),
      extra: nearness === "near" ? fc.nat(5).map((dice) => dice === 0) : fc.constant(false),
      type:
        nearness === "nonsense"
          ? fc.constantFrom("text/plain", "application/json", "")
          : fc.constant("application/json"),
    })
    .map(({ parameters: given, body, extra, type }) => {
      const query = new URLSearchParams(extra ? { unheard_of: "1" } : {});
      const headers: Record<string, string> = {};
      let path = operation.path;
      for (const { parameter, value } of given) {
        if (value === undefined) continue;
        if (parameter.in === "path") {
          path = path.replace(`{${parameter.name}}`, encodeURIComponent(value.toWellFormed()));
        } else if (parameter.in === "query") {
          const name =
            parameter.schema["type"] === "object" ? `${parameter.name}[order]` : parameter.name;
          query.append(name, value.toWellFormed());
        } else headers[parameter.name] = value.replaceAll(/[^\x20-\x7e]/g, "?");
      }
      if (body !== undefined && type !== "") headers["Content-Type"] = type;
      const search = query.size === 0 ? "" : `?${query.toString()}`;
      return { path: `${path}${search}`, headers, body };
    });
}

function isGiven(parameter: Parameter, nearness: Nearness): fc.Arbitrary<boolean> {
  if (parameter.in === "path") return fc.constant(true);
  if (nearness === "valid" && parameter.required) return fc.constant(true);
  // A cursor is what an earlier answer gave; without one a list begins at its beginning.
  if (nearness === "valid" && parameter.name === "cursor") return fc.constant(false);
  return fc.nat(parameter.required ? 5 : 3).map((dice) => (dice === 0) !== parameter.required);
}

function valueOf(parameter: Parameter, pool: Pool, nearness: Nearness): fc.Arbitrary<string> {
  const right = rightValueOf(parameter, pool);
  const strange =
    parameter.in === "path" ? strangeText.filter((text) => !/^\.{0,2}$/.test(text)) : strangeText;
  if (nearness === "valid") return right;
  const weight = nearness === "near" ? 6 : 1;
  return fc.oneof(
    { weight, arbitrary: right },
    { weight: nearness === "near" ? 1 : 4, arbitrary: strange },
  );
}

function rightValueOf({ name, schema, example }: Parameter, pool: Pool): fc.Arbitrary<string> {
  if (name === "Idempotency-Key") return fc.constant(null).map(() => randomUUID());
  // Nobody wants to wait for what is scheduled for next year.
  if (name === "Prefer") return fc.constant("wait=0");
  if (name === "Last-Event-ID") return fc.constantFrom(...(pool["evt"] ?? []));
  if (schema["type"] === "object") return fc.constant("6735");
  if (schema["format"] === "date-time") return fc.constant(String(example));
  return arbitraryOf({ example, ...schema }, pool).map(String);
}

function bodyOf(
  { body }: Operation,
  pool: Pool,
  nearness: Nearness,
): fc.Arbitrary<string | undefined> {
  if (body === undefined) return fc.constant(undefined);
  const right = arbitraryOf(body.schema, pool);
  const near = right.chain(mutated);
  const absent = fc.constant(undefined);
  const write = (value: fc.Arbitrary<unknown>) => value.map((made) => JSON.stringify(made));
  switch (nearness) {
    case "valid":
      return body.required ? write(right) : fc.oneof(write(right), absent);
    case "near":
      return fc.oneof({ weight: 9, arbitrary: write(near) }, absent);
    case "nonsense":
      return fc.oneof(NONSENSE, absent);
  }
}
