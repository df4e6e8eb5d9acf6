import { readFileSync } from "node:fs";
import { expand, expandDeeply, type LookUp } from "./expand.ts";
import type { BadCase } from "./read-corpus.ts";

type Body = Readonly<Record<string, unknown>>;

const GOOD_BODIES: Readonly<Record<string, Body>> = JSON.parse(
  readFileSync(new URL("good-bodies.json", import.meta.url), "utf8"),
);

/** A good body for a method and path; an empty object where nothing has to be said. */
export function goodBodyOf(send: string): Body {
  const [found] = Object.keys(GOOD_BODIES).filter((route) => matches(route, send));
  return (found === undefined ? undefined : GOOD_BODIES[found]) ?? {};
}

/** The body of a case that changes a good one, with nothing expanded yet. */
export function changedBodyOf({ send = "", change = {}, without = [] }: BadCase): Body {
  const good = Object.entries(goodBodyOf(send)).filter(([name]) => !without.includes(name));
  return Object.fromEntries([...good, ...Object.entries(change)]);
}

/** The bytes of a case's request. */
export function writeRequest(bad: BadCase, lookUp: LookUp): Buffer {
  if (bad.raw !== undefined) return Buffer.from(expand(bad.raw.join("\r\n"), lookUp), "latin1");
  const { send = "" } = bad;
  const body = writeBody(bad, (name) =>
    name === "good" ? JSON.stringify(expandDeeply(goodBodyOf(send), lookUp)) : lookUp(name),
  );
  const lines = headersOf(bad, body, lookUp).map(([name, value]) => `${name}: ${value}`);
  const head = [`${expand(send, lookUp)} HTTP/1.1`, ...lines, "", ""].join("\r\n");
  return Buffer.concat([Buffer.from(head, "latin1"), body ?? Buffer.alloc(0)]);
}

const matches = (route: string, send: string): boolean =>
  new RegExp(`^${route.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(send.replace(/\?.*/s, ""));

function writeBody(bad: BadCase, lookUp: LookUp): Buffer | undefined {
  if (bad.latin1 !== undefined) return Buffer.from(expand(bad.latin1, lookUp), "latin1");
  if (bad.text !== undefined) return Buffer.from(expand(bad.text, lookUp));
  if (!/^(POST|PATCH|PUT) /.test(bad.send ?? "")) return undefined;
  return Buffer.from(JSON.stringify(expandDeeply(changedBodyOf(bad), lookUp)));
}

function headersOf(
  { send = "", headers = {}, title }: BadCase,
  body: Buffer | undefined,
  lookUp: LookUp,
): readonly (readonly [string, string])[] {
  const usual: Record<string, string> = {
    Host: "localhost",
    Connection: "close",
    Authorization: "Bearer <<owner>>",
    ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    ...(body === undefined || "Transfer-Encoding" in headers
      ? {}
      : { "Content-Length": String(body.length) }),
    ...(send.startsWith("POST ") ? { "Idempotency-Key": `bad-${title.split(" ")[0]}` } : {}),
  };
  return Object.entries({ ...usual, ...headers }).flatMap(([name, value]) =>
    value === null
      ? []
      : [value].flat().map((each): [string, string] => [name, expand(each, lookUp)]),
  );
}
