import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countRows } from "../harness/count-rows.ts";
import { expectProblem } from "../harness/expect-problem.ts";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { openBank } from "../harness/open-bank.ts";
import { openTenant } from "../harness/open-tenant.ts";
import { type Answer, type Stack, startStack } from "../harness/start-stack.ts";

let stack: Stack;
/** The key of a tenant that knows nothing of the other one's things. */
let stranger: string;
let purse: string;

const UNKNOWN = "01jd2m3n4p5q6r7s8t9v0w1x2y";

beforeAll(async () => {
  stack = await startStack();
  stranger = await openTenant(stack.sql);
  const bank = await openBank(stack);
  purse = (await bank.openAccount({ external_id: "purse" })).id;
  await bank.pay(bank.paymentTo(purse));
  await stack.client.webhookEndpoints.create({ url: "http://127.0.0.1:9/" });
});

afterAll(async () => {
  expect(await findBrokenRules(stack.sql)).toEqual({});
  await stack.close();
});

const ask = (method: string, path: string, body?: unknown): Promise<Answer> =>
  stack.request(method, path, {
    apiKey: stranger,
    headers: { "Idempotency-Key": randomUUID() },
    ...(body === undefined ? {} : { body }),
  });

/** An answer without what differs from request to request. */
function anonymous({ status, text, headers }: Answer) {
  const kept = [...headers].filter(([name]) => !["date", "request-id"].includes(name));
  return { status, headers: kept, text: text.replace(headers.get("request-id") ?? "", "") };
}

describe("a payment that names a foreign account", () => {
  test.each(["source", "destination"])(
    "as its %s is refused like one that names nothing",
    async (side) => {
      const own = await ask("POST", "/v1/accounts", { currency: "USD" });
      const body = (account: string) => ({
        amount: "1.00",
        currency: "USD",
        source: (own.body as { id: string }).id,
        destination: (own.body as { id: string }).id,
        [side]: account,
      });
      const before = await countRows(stack.sql);
      for (const reference of [purse, "external:purse"]) {
        const foreign = await ask("POST", "/v1/payment_intents", body(reference));
        expectProblem(foreign, 422, "account_not_found");
        const unknown = await ask("POST", "/v1/payment_intents", body(`acct_${UNKNOWN}`));
        expect(anonymous(foreign)).toEqual(anonymous(unknown));
      }
      expect(await countRows(stack.sql)).toEqual(before);
    },
  );
});

test("lists show a tenant its own things and nothing else", async () => {
  const apiKey = await openTenant(stack.sql, "test");
  for (const path of [
    "/v1/accounts",
    "/v1/payment_intents",
    `/v1/payment_intents?account=${purse}`,
    "/v1/events",
    `/v1/events?resource=${purse}`,
    "/v1/webhook_endpoints",
  ]) {
    const answer = await stack.request("GET", path, { apiKey });
    expect(answer).toMatchObject({ status: 200, body: { data: [], has_more: false } });
  }
  const books = await stack.request("GET", "/v1/trial_balance", { apiKey });
  expect(books.body).toEqual({ object: "trial_balance", totals: [], accounts: [] });
});

test("a cursor of another tenant leads to nothing of that tenant", async () => {
  const page = await stack.client.accounts.list({ limit: 1 });
  const answer = await ask("GET", `/v1/accounts?cursor=${page.next_cursor}`);
  expect(answer.text).not.toContain(page.data[0]?.id);
  expect(answer.text).not.toContain(purse);
});

test("two tenants may use the same external id, and each finds its own account", async () => {
  const mine = await stack.request("GET", "/v1/accounts/external:purse");
  const opened = await ask("POST", "/v1/accounts", { currency: "EUR", external_id: "purse" });
  expect(opened).toMatchObject({ status: 201, body: { livemode: true } });
  expect((await ask("GET", "/v1/accounts/external:purse")).text).toBe(opened.text);
  expect((await stack.request("GET", "/v1/accounts/external:purse")).text).toBe(mine.text);
});
