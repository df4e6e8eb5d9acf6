import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectProblem } from "../harness/expect-problem.ts";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { type Bank, idOf, openBank } from "../harness/open-bank.ts";
import { addKey, tenantOf } from "../harness/open-tenant.ts";
import { type Answer, type Stack, startStack } from "../harness/start-stack.ts";

let stack: Stack;
let bank: Bank;

beforeAll(async () => {
  stack = await startStack();
  bank = await openBank(stack);
});

afterAll(async () => {
  expect(await findBrokenRules(stack.sql)).toEqual({});
  await stack.close();
});

const open = (body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  stack.request("POST", "/v1/accounts", { body, headers });

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

test("an account that says only its currency gets the contract's defaults", async () => {
  const answer = await open({ currency: "USD" });
  expect(answer.status).toBe(201);
  expect(answer.body).toEqual({
    id: expect.stringMatching(/^acct_[0-9a-hjkmnp-tv-z]{26}$/),
    object: "account",
    livemode: false,
    currency: "USD",
    normal_balance: "credit",
    status: "active",
    overdraft_limit: "0.00",
    external_id: null,
    name: null,
    metadata: {},
    balance: { posted: "0.00", pending_in: "0.00", pending_out: "0.00", available: "0.00" },
    version: 1,
    created_at: TIME,
    updated_at: TIME,
  });
  expect(answer.headers.get("location")).toBe(`/v1/accounts/${idOf(answer)}`);
  expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
});

test("what is said when an account is opened is what is read afterwards, by id and by external id", async () => {
  const terms = {
    currency: "EUR",
    normal_balance: "debit",
    overdraft_limit: "1234.5",
    external_id: "café/42 100%?#&",
    name: "Ada 👩‍🚀",
    metadata: { order: "6735", "": undefined, zebra: "z", a: "a" },
  };
  const created = await open(terms);
  expect(created).toMatchObject({
    status: 201,
    body: {
      currency: "EUR",
      normal_balance: "debit",
      overdraft_limit: "1234.50",
      external_id: terms.external_id,
      name: terms.name,
      metadata: { order: "6735", zebra: "z", a: "a" },
    },
  });
  const id = idOf(created);
  const byId = await stack.request("GET", `/v1/accounts/${id}`);
  expect(byId.text).toBe(created.text);
  const reference = encodeURIComponent(`external:${terms.external_id}`);
  const byReference = await stack.request("GET", `/v1/accounts/${reference}`);
  expect(byReference.text).toBe(created.text);
});

test("the largest texts and limits that are allowed are allowed", async () => {
  const metadata = Object.fromEntries(
    Array.from({ length: 50 }, (_, index) => [`${index}`.padEnd(40, "k"), "v".repeat(500)]),
  );
  const answer = await open({
    currency: "USD",
    external_id: "x".repeat(255),
    name: "n".repeat(200),
    overdraft_limit: `${"9".repeat(36)}.99`,
    metadata,
  });
  expect(answer).toMatchObject({ status: 201, body: { metadata } });
});

test("an external id belongs to one account of a tenant", async () => {
  const external_id = randomUUID();
  const first = await open({ currency: "USD", external_id });
  expect(first.status).toBe(201);
  const headers = { "Idempotency-Key": randomUUID() };
  const taken = await open({ currency: "EUR", external_id }, headers);
  expectProblem(taken, 409, "external_id_taken");
  // The refusal left the key free for a better attempt.
  expect((await open({ currency: "EUR" }, headers)).status).toBe(201);
  const again = await stack.request("GET", `/v1/accounts/external:${external_id}`);
  expect(again.text).toBe(first.text);
});

test("without a key the same request opens another account, with one it does not", async () => {
  const body = { currency: "USD", name: "Twin", metadata: { b: "1", a: "2" } };
  expect(idOf(await open(body))).not.toBe(idOf(await open(body)));
  const headers = { "Idempotency-Key": randomUUID() };
  const first = await open(body, headers);
  expect(first.headers.get("idempotent-replayed")).toBeNull();
  const replay = await open(
    { metadata: { a: "2", b: "1" }, name: "Twin", currency: "USD" },
    headers,
  );
  expect(replay.status).toBe(201);
  expect(replay.text).toBe(first.text);
  expect(replay.headers.get("idempotent-replayed")).toBe("true");
  expect(replay.headers.get("location")).toBe(first.headers.get("location"));
});

test("a replay tells the first answer although the account has moved on", async () => {
  const headers = { "Idempotency-Key": randomUUID() };
  const first = await open({ currency: "USD" }, headers);
  const id = idOf(first);
  await bank.pay(bank.paymentTo(id));
  expect((await open({ currency: "USD" }, headers)).text).toBe(first.text);
  const now = await stack.client.accounts.get(id);
  expect(now).toMatchObject({ version: 2, balance: { posted: "1.00" } });
});

test("sixteen requests at once with one external id open one account", async () => {
  const external_id = randomUUID();
  const answers = await Promise.all(
    Array.from({ length: 16 }, () => open({ currency: "USD", external_id })),
  );
  const count = (status: number) => answers.filter((answer) => answer.status === status).length;
  expect([count(201), count(409)]).toEqual([1, 15]);
});

test("amounts carry exactly the currency's digits", async () => {
  for (const [currency, limit, zero, shown] of [
    ["JPY", "1500", "0", "1500"],
    ["KWD", "1.5", "0.000", "1.500"],
    ["UYW", "1.23", "0.0000", "1.2300"],
    ["USD", "1", "0.00", "1.00"],
  ] as const) {
    expect(await open({ currency, overdraft_limit: limit })).toMatchObject({
      status: 201,
      body: { currency, overdraft_limit: shown, balance: { posted: zero, available: zero } },
    });
  }
  expectProblem(await open({ currency: "JPY", overdraft_limit: "1.5" }), 422, "amount_precision");
});

test("yen and dinars move in their own digits", async () => {
  for (const [currency, amount] of [
    ["JPY", "1500"],
    ["KWD", "0.001"],
  ] as const) {
    const house = await openBank(stack, currency);
    const purse = await house.openAccount({ funds: amount });
    const { posted } = (await stack.client.accounts.get(purse.id)).balance;
    expect(posted).toBe(amount);
    const { data } = await stack.client.accounts.entries(purse.id);
    expect(data).toMatchObject([{ amount, balance_after: amount, currency }]);
  }
});

test("a balance is answered alone, too, by id and by external id", async () => {
  const external_id = randomUUID();
  const purse = await bank.openAccount({ funds: "12.30", external_id });
  const balance = { posted: "12.30", pending_in: "0.00", pending_out: "0.00", available: "12.30" };
  for (const reference of [purse.id, `external:${external_id}`]) {
    const answer = await stack.request("GET", `/v1/accounts/${reference}/balance`);
    expect(answer).toMatchObject({ status: 200, body: balance });
  }
});

test("entries tell the balance after each, newest first, and walk without gaps", async () => {
  const purse = await bank.openAccount({ funds: "10.00" });
  for (const amount of ["1.00", "2.00", "3.00", "4.00"]) {
    await bank.pay(
      bank.paymentTo(bank.vault.id, { amount, source: purse.id, destination: bank.vault.id }),
    );
  }
  const first = await stack.client.accounts.entries(purse.id, { limit: 3 });
  expect(first.has_more).toBe(true);
  const second = await stack.client.accounts.entries(purse.id, {
    limit: 3,
    cursor: first.next_cursor ?? "",
  });
  expect(second).toMatchObject({ has_more: false, next_cursor: null });
  const entries = [...first.data, ...second.data];
  const lines = entries.map((entry) => [
    entry.direction,
    entry.amount,
    entry.balance_after,
    entry.account_version,
  ]);
  expect(lines).toEqual([
    ["debit", "4.00", "0.00", 6],
    ["debit", "3.00", "4.00", 5],
    ["debit", "2.00", "7.00", 4],
    ["debit", "1.00", "9.00", 3],
    ["credit", "10.00", "10.00", 2],
  ]);
  for (const entry of entries) {
    expect(entry).toMatchObject({
      id: expect.stringMatching(/^entry_/),
      object: "entry",
      account: purse.id,
      currency: "USD",
      layer: "posted",
      ledger_transaction: expect.stringMatching(/^txn_/),
      effective_at: TIME,
      created_at: TIME,
    });
  }
});

test("a cursor of one account's entries is refused on another's", async () => {
  const [purse, other] = [
    await bank.openAccount({ funds: "10.00" }),
    await bank.openAccount({ funds: "10.00" }),
  ];
  await bank.pay(bank.paymentTo(other.id, { amount: "1.00", source: purse.id }));
  const { next_cursor } = await stack.client.accounts.entries(purse.id, { limit: 1 });
  const page = (id: string) =>
    stack.request("GET", `/v1/accounts/${id}/entries?limit=1&cursor=${next_cursor}`);
  expect((await page(purse.id)).status).toBe(200);
  expectProblem(await page(other.id), 400, "cursor_invalid");
});

test("a debit-normal account counts its balance on the debit side", async () => {
  const house = await openBank(stack, "GBP");
  const purse = await house.openAccount({ funds: "7.00" });
  // The vault is the source: it is debited, which is where its balance grows.
  expect((await stack.client.accounts.get(house.vault.id)).balance.posted).toBe("7.00");
  await house.pay(house.paymentTo(house.vault.id, { amount: "9.00", source: purse.id }));
  await house.pay(house.paymentTo(house.vault.id, { amount: "5.00", source: purse.id }));
  expect((await stack.client.accounts.get(house.vault.id)).balance.posted).toBe("2.00");
  const { data } = await stack.client.accounts.entries(house.vault.id);
  expect(data.map((entry) => [entry.direction, entry.balance_after])).toEqual([
    ["credit", "2.00"],
    ["debit", "7.00"],
  ]);
});

test("the list is newest first, and a walk sees every account once while new ones are opened", async () => {
  const key = await addKey(stack.sql, await tenantOf(stack.sql, stack.apiKey));
  const before = new Set<string>();
  for await (const { id } of stack.client.accounts.list({ limit: 100 })) before.add(id);
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? "" : `&cursor=${cursor}`;
    const page: Answer = await stack.request("GET", `/v1/accounts?limit=4${query}`, {
      apiKey: key,
    });
    const list = page.body as {
      data: { id: string }[];
      has_more: boolean;
      next_cursor: string | null;
    };
    expect(list).toMatchObject({ object: "list", has_more: list.next_cursor !== null });
    seen.push(...list.data.map(({ id }) => id));
    cursor = list.next_cursor;
    await open({ currency: "USD" });
  } while (cursor !== null);
  expect(seen).toEqual([...before]);
  expect(seen).toEqual([...seen].sort().reverse());
});
