import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DOCUMENT, OPERATIONS, type Operation } from "../harness/openapi-document.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";
import type { Pool } from "./fuzz/arbitrary-of.ts";
import { findLies, type RawAnswer } from "./fuzz/check-answer.ts";
import { type FuzzPool, openPool } from "./fuzz/open-pool.ts";
import { type FuzzRequest, type Nearness, requestOf } from "./fuzz/request-of.ts";

/** How many requests each operation gets of each kind. */
const RUNS: Readonly<Record<Nearness, number>> = { valid: 4, near: 10, nonsense: 5 };

/** Printed with every failure; QT_FUZZ_SEED plays one again. */
const SEED = Number(process.env["QT_FUZZ_SEED"] ?? Math.trunc(Math.random() * 2 ** 31));

let stack: Stack;
let made: FuzzPool;

beforeAll(async () => {
  // Nothing is delivered: what requests name as receivers is made up.
  stack = await startStack({ worker: { roles: new Set(["post", "relay", "clock"]) } });
  made = await openPool(stack);
});

afterAll(() => stack.close());

/** What each operation has answered so far. */
const seen = new Map<string, Set<number>>();

async function send(operation: Operation, request: FuzzRequest): Promise<RawAnswer> {
  const response = await fetch(`${stack.url}${request.path}`, {
    method: operation.method,
    headers: { Authorization: `Bearer ${stack.apiKey}`, ...request.headers },
    ...(request.body === undefined ? {} : { body: request.body }),
  });
  const isStream = response.headers.get("content-type") === "text/event-stream";
  if (isStream) await response.body?.cancel();
  const { status, headers } = response;
  return { status, headers, text: isStream ? undefined : await response.text() };
}

async function tell(operation: Operation, request: FuzzRequest): Promise<number> {
  const answer = await send(operation, request);
  const lies = findLies(operation, answer);
  if (lies.length > 0) {
    const said = `${operation.method} ${request.path} ${JSON.stringify(request.headers)} ${request.body?.slice(0, 1_000)}`;
    throw new Error(`seed ${SEED}: ${said}\n${lies.join("\n")}`);
  }
  const statuses = seen.get(operation.id) ?? new Set();
  seen.set(operation.id, statuses.add(answer.status));
  return answer.status;
}

const fuzz = (operation: Operation, pool: Pool, nearness: Nearness, numRuns: number) =>
  fc.assert(
    fc.asyncProperty(requestOf(operation, pool, nearness), async (request) => {
      await tell(operation, request);
    }),
    // What has been sent has been done: a smaller request would meet another state.
    { seed: SEED, numRuns, endOnFailure: true },
  );

test("the door serves the document that is kept", async () => {
  const answer = await stack.request("GET", "/openapi.json", { apiKey: null });
  expect(answer.body).toEqual(DOCUMENT);
});

test("every operation answers what the document declares, whatever it is sent", async () => {
  for (const operation of OPERATIONS) {
    const pool = { ...made.pool, ...made.fitting[operation.id] };
    const requests = fc.sample(requestOf(operation, pool, "valid"), { seed: SEED, numRuns: 20 });
    // A valid request may still ask for what can not be, such as an amount that is not there.
    for (const request of requests) if ((await tell(operation, request)) < 300) break;
  }
  await Promise.all(
    OPERATIONS.map(async (operation) => {
      for (const nearness of ["valid", "near", "nonsense"] as const) {
        await fuzz(operation, made.pool, nearness, RUNS[nearness]);
      }
    }),
  );
  const judge = (is: (status: number) => boolean) =>
    OPERATIONS.filter(({ id }) => ![...(seen.get(id) ?? [])].some(is)).map(({ id }) => id);
  expect(
    judge((status) => status < 300),
    `never worked, seed ${SEED}`,
  ).toEqual([]);
  expect(
    judge((status) => status >= 400),
    `never refused, seed ${SEED}`,
  ).toEqual([]);
}, 60_000);
