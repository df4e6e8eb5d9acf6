import { randomUUID } from "node:crypto";
import type { Currency } from "@quittance/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectProblem } from "../harness/expect-problem.ts";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { type Bank, openBank } from "../harness/open-bank.ts";
import { addKey, openTenant, tenantOf } from "../harness/open-tenant.ts";
import {
  type Answer,
  type RequestOptions,
  type Stack,
  startStack,
} from "../harness/start-stack.ts";

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});

afterAll(async () => {
  expect(await findBrokenRules(stack.sql)).toEqual({});
  await stack.close();
});

const register = (body: unknown, options?: RequestOptions): Promise<Answer> =>
  stack.request("POST", "/v1/currencies", { body, ...options });

/** A code that nobody has registered yet. */
const newCode = (): string => `T${randomUUID().replaceAll("-", "").slice(0, 12).toUpperCase()}`;

const listAll = async (apiKey = stack.apiKey): Promise<readonly Currency[]> => {
  const found: Currency[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? "" : `&cursor=${cursor}`;
    const page = await stack.request("GET", `/v1/currencies?limit=40${query}`, { apiKey });
    expect(page.status).toBe(200);
    const list = page.body as { data: Currency[]; next_cursor: string | null };
    found.push(...list.data);
    cursor = list.next_cursor;
  } while (cursor !== null);
  return found;
};

describe("registering a currency", () => {
  test("is answered with it, also again and again, and changes nothing then", async () => {
    const code = newCode();
    const first = await register({ code, exponent: 6 });
    expect(first.status).toBe(201);
    expect(first.body).toEqual({
      object: "currency",
      code,
      exponent: 6,
      registered: true,
      created_at: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    const again = await register({ code, exponent: 6 });
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect(await stack.client.currencies.create({ code, exponent: 6 })).toEqual(first.body);
  });

  test("with another exponent is refused for ever, because it would change what amounts mean", async () => {
    const code = newCode();
    await register({ code, exponent: 6 });
    for (const exponent of [0, 5, 18]) {
      expectProblem(await register({ code, exponent }), 409, "currency_exists");
    }
    expect((await listAll()).filter((each) => each.code === code)).toMatchObject([{ exponent: 6 }]);
  });

  test("with a key is answered the same for ever, and the key belongs to this request", async () => {
    const [code, headers] = [newCode(), { "Idempotency-Key": randomUUID() }];
    const first = await register({ code, exponent: 3 }, { headers });
    const replay = await register({ exponent: 3, code }, { headers });
    expect([replay.status, replay.text]).toEqual([201, first.text]);
    expect(replay.headers.get("idempotent-replayed")).toBe("true");
    for (const other of [
      { code, exponent: 4 },
      { code: newCode(), exponent: 3 },
    ]) {
      expectProblem(await register(other, { headers }), 422, "idempotency_key_reused");
    }
  });

  test("by sixteen at once, of whom half want another exponent, makes one", async () => {
    const code = newCode();
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, index) => register({ code, exponent: index % 2 })),
    );
    const made = answers.filter(({ status }) => status === 201);
    expect(made).toHaveLength(8);
    expect(new Set(made.map(({ text }) => text)).size).toBe(1);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expectProblem(answer, 409, "currency_exists");
    }
  });

  test("needs the scope accounts:write, and listing accounts:read", async () => {
    const tenant = await tenantOf(stack.sql, stack.apiKey);
    const reader = await addKey(stack.sql, tenant, { scopes: ["accounts:read"] });
    const writer = await addKey(stack.sql, tenant, { scopes: ["accounts:write"] });
    const body = { code: newCode(), exponent: 2 };
    expectProblem(await register(body, { apiKey: reader }), 403, "insufficient_scope");
    const list = await stack.request("GET", "/v1/currencies", { apiKey: writer });
    expectProblem(list, 403, "insufficient_scope");
    expect((await register(body, { apiKey: writer })).status).toBe(201);
  });
});

describe("the list of currencies", () => {
  test("has one's own, newest first, and then those of ISO 4217 by code, each once", async () => {
    const apiKey = await openTenant(stack.sql);
    const codes = ["MMM1", "AAA1", "ZZZ1"];
    for (const code of codes) await register({ code, exponent: 2 }, { apiKey });
    const all = await listAll(apiKey);
    const own = all.filter(({ registered }) => registered);
    expect(all.slice(0, 3)).toEqual(own);
    expect(own.map(({ code }) => code).sort()).toEqual([...codes].sort());
    const times = own.map(({ created_at }) => created_at ?? "");
    expect(times).toEqual([...times].sort().reverse());

    const iso = all.slice(3);
    expect(iso).toHaveLength(165);
    expect(iso.map(({ code }) => code)).toEqual(iso.map(({ code }) => code).sort());
    expect(iso).toContainEqual({
      object: "currency",
      code: "KWD",
      exponent: 3,
      registered: false,
      created_at: null,
    });
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
  });

  test("walked one by one is the same list", async () => {
    const apiKey = await openTenant(stack.sql);
    for (const code of ["TWO1", "ONE1"]) await register({ code, exponent: 2 }, { apiKey });
    const walked: string[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < 5; page += 1) {
      const query: string = cursor === null ? "" : `&cursor=${cursor}`;
      const answer = await stack.request("GET", `/v1/currencies?limit=1${query}`, { apiKey });
      const list = answer.body as { data: Currency[]; next_cursor: string | null };
      walked.push(...list.data.map(({ code }) => code));
      cursor = list.next_cursor;
    }
    expect(walked).toEqual((await listAll(apiKey)).slice(0, 5).map(({ code }) => code));
  });

  test("does not show what another tenant registered, and neither does the door know it", async () => {
    const code = newCode();
    await register({ code, exponent: 2 });
    await stack.client.accounts.create({ currency: code });
    const apiKey = await openTenant(stack.sql);
    expect((await listAll(apiKey)).map((each) => each.code)).not.toContain(code);
    const account = await stack.request("POST", "/v1/accounts", {
      body: { currency: code },
      apiKey,
    });
    expectProblem(account, 422, "currency_invalid");
    expect((await register({ code, exponent: 9 }, { apiKey })).status).toBe(201);
  });
});

test("a currency that the door has just refused is known to it as soon as it is registered", async () => {
  const code = newCode();
  const open = () => stack.request("POST", "/v1/accounts", { body: { currency: code } });
  expectProblem(await open(), 422, "currency_invalid");
  await register({ code, exponent: 2 });
  expect((await open()).status).toBe(201);
});

describe("money of 18 decimal digits and 38 digits in all", () => {
  const LARGEST = `${"9".repeat(20)}.${"9".repeat(18)}`;
  const SMALLEST = `0.${"1".padStart(18, "0")}`;
  let code: string;
  let bank: Bank;

  beforeAll(async () => {
    code = newCode();
    await register({ code, exponent: 18 });
    bank = await openBank(stack, code);
  });

  test("moves, is read, listed, summed and announced to the last digit", async () => {
    const purse = await bank.openAccount({ funds: LARGEST });
    const paid = await bank.pay(
      bank.paymentTo(bank.vault.id, { source: purse.id, amount: SMALLEST }),
    );
    expect(paid).toMatchObject({ status: "succeeded", amount: SMALLEST, currency: code });
    const left = `${"9".repeat(20)}.${"9".repeat(17)}8`;
    expect(await stack.client.accounts.get(purse.id)).toMatchObject({
      currency: code,
      overdraft_limit: `0.${"0".repeat(18)}`,
      balance: { posted: left, available: left },
    });
    const { data: entries } = await stack.client.accounts.entries(purse.id);
    expect(entries.map(({ amount, balance_after }) => [amount, balance_after])).toEqual([
      [SMALLEST, left],
      [LARGEST, LARGEST],
    ]);
    const [transaction] = paid.ledger_transactions;
    expect(await stack.client.ledgerTransactions.get(transaction ?? "")).toMatchObject({
      entries: [
        { amount: SMALLEST, currency: code },
        { amount: SMALLEST, currency: code },
      ],
    });
    const [event] = await stack.sql<{ body: string }[]>`
      select body from events
        where type = 'payment_intent.succeeded' and body like ${`%"${paid.id}"%`}`;
    expect(JSON.parse(event?.body ?? "{}")).toMatchObject({
      data: { object: { id: paid.id, amount: SMALLEST, currency: code } },
    });
    const { totals } = await stack.client.trialBalance();
    const total = totals.find((line) => line.currency === code);
    expect(total).toMatchObject({ currency: code, debits: total?.credits });
    expect(total?.debits).toMatch(/^\d{20,21}\.\d{18}$/);
  });

  test("is previewed", async () => {
    const purse = await bank.openAccount();
    const answer = await stack.request("POST", "/v1/payment_intents/preview", {
      body: bank.paymentTo(purse.id, { amount: SMALLEST }),
    });
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.text).toContain(SMALLEST);
  });

  test("moves in batches, and sums of it may have more digits than amounts", async () => {
    const purse = await bank.openAccount();
    const { data } = await stack.client.paymentIntents.createBatch({
      payment_intents: Array.from({ length: 3 }, () => ({
        amount: LARGEST,
        currency: code,
        source: bank.vault.id,
        destination: purse.id,
      })),
    });
    const ids = data.flatMap((item) => item.payment_intent?.id ?? []);
    expect(ids).toHaveLength(3);
    for (const id of ids) {
      expect((await stack.client.paymentIntents.wait(id)).status).toBe("succeeded");
    }
    const { balance } = await stack.client.accounts.get(purse.id);
    expect(balance.posted).toBe(`2${"9".repeat(20)}.${"9".repeat(17)}7`);
  });

  test.each([
    [`${LARGEST}9`, "amount_precision"],
    [`1${"0".repeat(20)}`, "amount_too_large"],
    [`0.${"0".repeat(18)}`, "amount_not_positive"],
  ])("an amount of %s is refused with %s", async (amount, refusal) => {
    const purse = await bank.openAccount();
    expectProblem(await bank.submit(bank.paymentTo(purse.id, { amount })), 422, refusal);
  });

  test("does not mix with a currency of the same digits", async () => {
    const other = newCode();
    await register({ code: other, exponent: 18 });
    const purse = await bank.openAccount();
    const body = bank.paymentTo(purse.id, { currency: other });
    expectProblem(await bank.submit(body), 422, "currency_mismatch");
  });

  test("has limits as large as amounts", async () => {
    const purse = await bank.openAccount();
    const changed = await stack.client.accounts.update(purse.id, { overdraft_limit: LARGEST });
    expect(changed.overdraft_limit).toBe(LARGEST);
    expect(
      (await bank.pay(bank.paymentTo(bank.vault.id, { source: purse.id, amount: LARGEST }))).status,
    ).toBe("succeeded");
  });
});
