import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BAD_ACCOUNT_CHANGES, BAD_ACCOUNTS, BAD_CURRENCIES } from "../harness/bad-accounts.ts";
import { BAD_PAYMENTS } from "../harness/bad-payment-intents.ts";
import { BAD_REQUESTS } from "../harness/bad-requests.ts";
import { countRows } from "../harness/count-rows.ts";
import { expectProblem, type ProblemBody } from "../harness/expect-problem.ts";
import {
  type Answer,
  type RequestOptions,
  type Stack,
  startStack,
} from "../harness/start-stack.ts";

const INTENTS = "/v1/payment_intents";
const GOOD = {
  amount: "1.00",
  currency: "USD",
  source: "external:ada",
  destination: "external:bob",
};

let stack: Stack;

beforeAll(async () => {
  stack = await startStack({ worker: null });
  const { accounts } = stack.client;
  for (const external_id of ["ada", "bob", "frozen", "closed"]) {
    await accounts.create({ currency: "USD", external_id });
  }
  await accounts.create({ currency: "JPY", external_id: "yen" });
  await stack.sql`
    update accounts set status = external_id where external_id in ('frozen', 'closed')`;
});

afterAll(() => stack.close());

/** Sends what must be refused, and makes sure that nothing of it was kept. */
async function refuse(
  method: string,
  path: string,
  options: RequestOptions,
  [status, code]: readonly [number, string],
): Promise<ProblemBody> {
  const before = await countRows(stack.sql);
  const answer = await stack.request(method, path, options);
  const problem = expectProblem(answer, status, code);
  expect(await countRows(stack.sql)).toEqual(before);
  return problem;
}

// An item may have a key of its own, and half a surrogate pair refuses the whole batch.
const BAD_ITEMS = BAD_PAYMENTS.filter(
  ({ change }) => !("idempotency_key" in change) && isCanonical(change),
);

/** Sends items as they are written. */
function sendBatch(...items: readonly string[]): Promise<Answer> {
  const raw = `{"payment_intents":[${items.join()}]}`;
  return stack.request("POST", `${INTENTS}/batch`, { raw, headers: withKey() });
}

function isCanonical(value: unknown): boolean {
  return !/\\ud[89a-f]/.test(JSON.stringify(value));
}

const withKey = () => ({ "Idempotency-Key": randomUUID() });

describe("a payment intent that can not be is refused with 422 and leaves no row", () => {
  test.each(BAD_PAYMENTS)("$name: $code", async ({ change, code, pointer }) => {
    const problem = await refuse(
      "POST",
      INTENTS,
      { raw: JSON.stringify(merge(GOOD, change)), headers: withKey() },
      [422, code],
    );
    expect(problem.errors?.[0]).toMatchObject({ code, ...(pointer && { pointer }) });
  });
});

describe("an item of a batch is refused as a single request would be, and leaves no intent", () => {
  test.each(BAD_ITEMS)("$name: $code", async ({ change, code }) => {
    const [before] = await stack.sql`select count(*) from payment_intents`;
    const answer = await sendBatch(JSON.stringify(merge(GOOD, change)));
    expect(answer).toMatchObject({ status: 202, body: { data: [{ status: 422 }] } });
    expect(answer.body).toMatchObject({ data: [{ problem: { status: 422, code } }] });
    expect(await stack.sql`select count(*) from payment_intents`).toEqual([before]);
  });
});

describe("an account that can not be is refused with 422 and leaves no row", () => {
  test.each(BAD_ACCOUNTS)("$name: $code", async ({ change, code, pointer }) => {
    const body = merge({ currency: "USD" }, change);
    const problem = await refuse("POST", "/v1/accounts", { raw: JSON.stringify(body) }, [
      422,
      code,
    ]);
    expect(problem.errors?.[0]).toMatchObject({ code, pointer });
  });
});

describe("a change that an account can not have is refused with 422 and leaves no row", () => {
  test.each(BAD_ACCOUNT_CHANGES)("$name: $code", async ({ change, code, pointer }) => {
    const before = await stack.request("GET", "/v1/accounts/external:ada");
    const raw = JSON.stringify(merge({ name: "changed" }, change));
    const problem = await refuse("PATCH", "/v1/accounts/external:ada", { raw }, [422, code]);
    expect(problem.errors?.[0]).toMatchObject({ code, pointer });
    expect((await stack.request("GET", "/v1/accounts/external:ada")).text).toBe(before.text);
  });
});

describe("a currency that can not be registered is refused with 422 and leaves no row", () => {
  test.each(BAD_CURRENCIES)("$name: $code", async ({ change, code, pointer }) => {
    const raw = JSON.stringify(merge({ code: "GEMS", exponent: 0 }, change));
    const problem = await refuse("POST", "/v1/currencies", { raw }, [422, code]);
    expect(problem.errors?.[0]).toMatchObject({ code, pointer });
  });
});

describe("a request that is malformed, misled or too large is refused and leaves no row", () => {
  test.each(BAD_REQUESTS)(
    "$name: $code",
    async ({ method, path, raw, headers, keyless, status, code }) => {
      const keyed = method === "POST" && keyless === undefined ? withKey() : {};
      const options = { headers: { ...keyed, ...headers }, ...(raw === undefined ? {} : { raw }) };
      await refuse(method, path, options, [status, code]);
    },
  );
});

test("a batch with what readers of JSON take in different ways is refused as a whole and leaves no row", async () => {
  for (const [item, code] of [
    ['{"description":"\\ud800"}', "lone_surrogate"],
    ['{"\\udfff":1}', "lone_surrogate"],
    ['{"amount":1e400}', "number_out_of_range"],
    ['{"amount":"1.00","amount":"1.00"}', "duplicate_key"],
    [`{"amount":${"[".repeat(100_000)}"\\ud800"${"]".repeat(100_000)}}`, "too_deep"],
  ] as const) {
    const raw = `{"payment_intents":[${item}]}`;
    const problem = await refuse("POST", `${INTENTS}/batch`, { raw, headers: withKey() }, [
      422,
      code,
    ]);
    expect(problem.errors?.[0]?.pointer).toMatch(/^\/payment_intents\/0\//);
  }
});

test("an item of a batch is refused alone, whatever its names look like", async () => {
  const names = ["\u0000", `${"x".repeat(63)}👩`, "__proto__", "a/b~c", "x".repeat(10_000)];
  const answer = await sendBatch(
    ...names.map((name) => `{${JSON.stringify(name)}:1}`),
    JSON.stringify(GOOD),
  );
  expect(answer).toMatchObject({
    status: 202,
    body: {
      data: [
        ...names.map(() => ({ status: 422, problem: { code: "unknown_field" } })),
        { status: 202, payment_intent: { status: "pending" } },
      ],
    },
  });
});

test("an answer lists fifty faults and no more", async () => {
  const fields = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`f${index}`, 1]));
  const problem = await refuse(
    "POST",
    INTENTS,
    { body: { ...GOOD, ...fields }, headers: withKey() },
    [422, "unknown_field"],
  );
  expect(problem.errors).toHaveLength(50);
});

test("a body that is too large ends its connection, so that no other request is cut off with it", async () => {
  for (const size of [256 * 1024 + 1, 20 * 1024 * 1024]) {
    const raw = "x".repeat(size);
    const answer = await stack.request("POST", "/v1/accounts", { raw });
    expectProblem(answer, 413, "payload_too_large");
    expect(answer.headers.get("connection")).toBe("close");
  }
});

test("every fault of a body is told, the most basic one first", async () => {
  const body = { ...GOOD, amount: 1, metadata: { a: 1 }, colour: "red" };
  const problem = await refuse("POST", INTENTS, { body, headers: withKey() }, [
    422,
    "unknown_field",
  ]);
  expect(problem.errors).toMatchObject([
    { pointer: "/colour", code: "unknown_field" },
    { pointer: "/amount", code: "amount_must_be_string" },
    { pointer: "/metadata/a", code: "validation_failed" },
  ]);
});

test("a refusal never repeats more of a name than a line holds", async () => {
  const body = { ...GOOD, ["x".repeat(10_000)]: 1 };
  const problem = await refuse("POST", INTENTS, { body, headers: withKey() }, [
    422,
    "unknown_field",
  ]);
  expect(JSON.stringify(problem).length).toBeLessThan(1_000);
});

test("the type of every problem leads to a page about its code", async () => {
  const problem = await refuse("GET", "/v1/accounts?limit=0", {}, [422, "parameter_invalid"]);
  const page = await stack.request("GET", problem.type, { apiKey: null });
  expect(page.status).toBe(200);
  expect(page.text).toContain("parameter_invalid");
});

test("a wrong method is told which ones there are", async () => {
  const answer = await stack.request("DELETE", INTENTS);
  expectProblem(answer, 405, "method_not_allowed");
  const allowed = answer.headers.get("allow")?.split(", ").sort();
  expect(allowed).toEqual(["GET", "HEAD", "POST"]);
});

test("texts that look like code are stored as they are", async () => {
  const texts = ["'; drop table legs --", "${7*7}", "<script>", "=1+1", "👩‍👩‍👧 \u202eRTL é\u0301"];
  for (const text of texts) {
    const body = { ...GOOD, description: text, external_id: text, metadata: { [text]: text } };
    const answer = await stack.request("POST", INTENTS, { body, headers: withKey() });
    expect(answer).toMatchObject({
      status: 202,
      body: { description: text, external_id: text, metadata: { [text]: text } },
    });
    const location = answer.headers.get("location") ?? "";
    expect(await stack.request("GET", location)).toMatchObject({
      status: 200,
      body: { description: text, external_id: text, metadata: { [text]: text } },
    });
  }
});

/** Lays a change over a body; own members only, so that one named __proto__ stays one. */
function merge(
  body: Readonly<Record<string, unknown>>,
  change: Readonly<Record<string, unknown>>,
): object {
  return Object.fromEntries([...Object.entries(body), ...Object.entries(change)]);
}
