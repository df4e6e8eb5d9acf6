import { randomUUID } from "node:crypto";
import { makeApiKey, SCOPES } from "@quittance/db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectProblem } from "../harness/expect-problem.ts";
import { addKey, openTenant, tenantOf } from "../harness/open-tenant.ts";
import { type Answer, type Stack, startStack } from "../harness/start-stack.ts";
import { takeImprint } from "../harness/take-imprint.ts";
import { CANARY, nowhere, openThings } from "./open-things.ts";
import { ROUTE_CASES, type RouteCase, type Things } from "./route-cases.ts";

/** What the published document says of a route. */
interface Operation {
  readonly parameters?: readonly { readonly name: string }[];
}

/** One request to a route: how it is called by one who knows of certain things. */
interface Request {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

let stack: Stack;
let owner: string;
/** The tenant of the keys that lack a scope, or have only one. */
let elsewhere: string;
let theirs: Things;
let spare: Things;
let operations: ReadonlyMap<string, Operation>;
/** The idempotency key of the owner's own request to each route. */
const ownKeys = new Map<string, string>();

beforeAll(async () => {
  stack = await startStack({ worker: null });
  owner = await tenantOf(stack.sql, stack.apiKey);
  elsewhere = await tenantOf(stack.sql, await openTenant(stack.sql, "test"));
  theirs = await openThings(stack);
  spare = await openThings(stack);
  const document = (await stack.request("GET", "/openapi.json", { apiKey: null })).body as {
    paths: Record<string, Record<string, Operation>>;
  };
  operations = new Map(
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [
        `${method.toUpperCase()} ${path}`,
        operation,
      ]),
    ),
  );
});
afterAll(() => stack.close());

const hasParameter = (route: string, name: string): boolean =>
  operations.get(route)?.parameters?.some((parameter) => parameter.name === name) === true;

/** The ways to call a route that name these things: one for each form of the id, and for each filter. */
function requestsFor(
  route: string,
  routeCase: RouteCase,
  things: Things,
  key: string,
  cursor?: string,
): readonly Request[] {
  const [, template = ""] = route.split(" ");
  const headers = {
    ...routeCase.headers?.(things),
    ...(hasParameter(route, "Idempotency-Key") ? { "Idempotency-Key": key } : {}),
  };
  const body = routeCase.body?.(things);
  const queries = [
    {},
    ...Object.entries(routeCase.filters?.(things) ?? {}).map(([name, value]) => ({
      [name]: value,
    })),
    ...(cursor === undefined ? [] : [{ cursor }]),
  ];
  return (routeCase.ids?.(things) ?? [""]).flatMap((id) =>
    queries.map((query) => {
      const search = String(new URLSearchParams({ ...routeCase.needs, ...query }));
      const path = template.replace("{id}", id);
      return {
        path: search === "" ? path : `${path}?${search}`,
        headers,
        ...(body === undefined ? {} : { body }),
      };
    }),
  );
}

const send = (route: string, { path, headers, body }: Request, apiKey: string | null) =>
  stack.request(route.split(" ")[0] ?? "", path, {
    apiKey,
    headers,
    ...(body === undefined ? {} : { body }),
  });

/** An answer without what differs from one good request to the next, and without what was asked about. */
function anonymous({ status, headers, text }: Answer, things: Things) {
  let told = text;
  for (const [name, value] of Object.entries(things)) told = told.replaceAll(value, `<${name}>`);
  return {
    status,
    headers: [...headers]
      .filter(([name]) => !["date", "request-id", "etag", "content-length"].includes(name))
      .map(([name, value]) => [name, value.replace(/[a-z]+_[0-9a-z]{26}/g, "<id>")]),
    text: told
      .replaceAll(/req_[0-9a-f]{32}/g, "<request>")
      .replaceAll(/[a-z]+_[0-9a-z]{26}/g, "<id>")
      .replaceAll(/(whsec_|qt_test_…?)[\w+/=]+/g, "<secret>")
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<time>"),
  };
}

/** Where the owner's first page of a list ends; undefined when the route is no list. */
async function readCursor(route: string, routeCase: RouteCase): Promise<string | undefined> {
  if (!hasParameter(route, "cursor")) return undefined;
  const [first] = requestsFor(route, routeCase, theirs, "");
  if (first === undefined) throw new Error("a route can be called");
  const path = `${first.path}${first.path.includes("?") ? "&" : "?"}limit=1`;
  const { body } = await stack.request("GET", path);
  return (body as { next_cursor: string | null }).next_cursor ?? undefined;
}

test("every route of the document has a case here, and no other has", () => {
  expect(Object.keys(ROUTE_CASES).sort()).toEqual([...operations.keys()].sort());
});

describe.each(Object.entries(ROUTE_CASES))("%s", (route, routeCase) => {
  test("answers its owner well", async () => {
    const key = randomUUID();
    ownKeys.set(route, key);
    const own = routeCase.ownId;
    const asked = own === undefined ? routeCase : { ...routeCase, ids: () => [own(spare)] };
    const [request] = requestsFor(route, asked, theirs, key);
    if (request === undefined) throw new Error("a route can be called");
    if (routeCase.isEndless) {
      const abort = new AbortController();
      const Authorization = `Bearer ${stack.apiKey}`;
      const { status } = await fetch(stack.url + request.path, {
        headers: { ...request.headers, Authorization },
        signal: abort.signal,
      });
      abort.abort();
      expect(status).toBe(200);
      return;
    }
    const answer = await send(route, request, stack.apiKey);
    expect(answer.status, answer.text).toBeGreaterThanOrEqual(200);
    expect(answer.status, answer.text).toBeLessThan(300);
  });

  test("answers a stranger as if the owner's things did not exist, and leaves them alone", async () => {
    const cursor = await readCursor(route, routeCase);
    const before = await takeImprint(stack.sql, owner);
    // A new one for each route, so that none has anything.
    const stranger = await openTenant(stack.sql, "test");
    const none = nowhere();
    const foreign = requestsFor(route, routeCase, theirs, ownKeys.get(route) ?? "", cursor);
    const unknown = requestsFor(route, routeCase, none, randomUUID(), cursor);
    expect(foreign.length).toBeGreaterThan(0);
    for (const [index, request] of foreign.entries()) {
      const twin = unknown[index];
      if (twin === undefined) throw new Error("both are asked the same");
      const answer = await send(route, request, stranger);
      if (routeCase.ids !== undefined) expectProblem(answer, 404, "not_found");
      const other = await send(route, twin, stranger);
      expect(anonymous(answer, theirs)).toEqual(anonymous(other, none));
      expect(answer.text).not.toContain(CANARY);
      expect(answer.headers.get("idempotent-replayed")).toBeNull();
      const sent = JSON.stringify(request);
      for (const value of Object.values(theirs)) {
        if (!sent.includes(value)) expect(answer.text).not.toContain(value);
      }
    }
    expect(await takeImprint(stack.sql, owner)).toEqual(before);
  });

  test("wants exactly the scope that it names", async () => {
    const [request] = requestsFor(route, routeCase, nowhere(), randomUUID());
    if (request === undefined) throw new Error("a route can be called");
    const others = SCOPES.filter((scope) => scope !== routeCase.scope);
    const without = await send(route, request, await keyWith(others));
    const { detail } = expectProblem(without, 403, "insufficient_scope");
    expect(detail).toContain(routeCase.scope);
    expect((await send(route, request, await keyWith([routeCase.scope]))).status).not.toBe(403);
  });

  test("wants a key that somebody has", async () => {
    const [request] = requestsFor(route, routeCase, nowhere(), randomUUID());
    if (request === undefined) throw new Error("a route can be called");
    for (const apiKey of [null, makeApiKey("test")]) {
      expectProblem(await send(route, request, apiKey), 401, "unauthenticated");
    }
  });
});

const keys = new Map<string, Promise<string>>();

/** A key of a tenant of its own with these scopes; made once. */
function keyWith(scopes: readonly (typeof SCOPES)[number][]): Promise<string> {
  const name = scopes.join(" ");
  const known = keys.get(name) ?? addKey(stack.sql, elsewhere, { scopes });
  keys.set(name, known);
  return known;
}
