import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countRows } from "../harness/count-rows.ts";
import { expectProblem } from "../harness/expect-problem.ts";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { type Bank, idOf, openBank } from "../harness/open-bank.ts";
import { addKey, openTenant, tenantOf } from "../harness/open-tenant.ts";
import { type Answer, type Stack, startStack } from "../harness/start-stack.ts";

let stack: Stack;
let bank: Bank;
let purse: string;

beforeAll(async () => {
  stack = await startStack();
  bank = await openBank(stack);
  purse = (await bank.openAccount()).id;
});

afterAll(async () => {
  expect(await findBrokenRules(stack.sql)).toEqual({});
  await stack.close();
});

const isReplay = (answer: Answer) => answer.headers.get("idempotent-replayed") === "true";

const openAccount = (key: string, body: unknown = { currency: "USD" }) =>
  stack.request("POST", "/v1/accounts", { body, headers: { "Idempotency-Key": key } });

const sendBatch = (key: string, items: readonly unknown[]) =>
  stack.request("POST", "/v1/payment_intents/batch", {
    body: { payment_intents: items },
    headers: { "Idempotency-Key": key },
  });

async function countIntents(): Promise<number> {
  return (await countRows(stack.sql))["payment_intents"] ?? Number.NaN;
}

test.each([
  ["one character", "k"],
  ["255 characters", "k".repeat(255)],
  ["every visible ASCII character but the quote and the backslash", visibleAscii()],
  ["a UUID", randomUUID()],
])("a key of %s is taken, bare and quoted, and both are the same key", async (_name, key) => {
  const first = await bank.submit(bank.paymentTo(purse), { key });
  expect(first.status).toBe(202);
  const quoted = await bank.submit(bank.paymentTo(purse), { key: `"${key}"` });
  expect(isReplay(quoted)).toBe(true);
  expect(quoted.text).toBe(first.text);
});

test("a quoted key is unescaped", async () => {
  const id = randomUUID();
  const first = await bank.submit(bank.paymentTo(purse), { key: `a"b\\${id}` });
  const quoted = await bank.submit(bank.paymentTo(purse), { key: `"a\\"b\\\\${id}"` });
  expect(quoted.text).toBe(first.text);
});

test("keys are compared to the letter", async () => {
  const key = randomUUID();
  const lower = await bank.submit(bank.paymentTo(purse), { key: `a${key}` });
  const upper = await bank.submit(bank.paymentTo(purse), { key: `A${key}` });
  expect(idOf(upper)).not.toBe(idOf(lower));
});

describe("the same key with the same request", () => {
  test("gets the first answer again, to the byte, whatever has become of the intent", async () => {
    const key = randomUUID();
    const body = bank.paymentTo(purse, {
      description: "Zoë",
      effective_at: "2026-01-01T00:00:00+02:00",
      metadata: { zebra: "1", a: "2", ä: "3", "10": "4", "9": "5", aa: "" },
    });
    const first = await bank.submit(body, { key });
    expect(isReplay(first)).toBe(false);
    const early = await bank.submit(body, { key });
    await stack.client.paymentIntents.wait(idOf(first));
    const late = await bank.submit(body, { key });
    for (const replay of [early, late]) {
      expect(replay.status).toBe(202);
      expect(replay.text).toBe(first.text);
      expect(isReplay(replay)).toBe(true);
      expect(replay.headers.get("location")).toBe(first.headers.get("location"));
      expect(replay.headers.get("retry-after")).toBe("1");
    }
  });

  test("is the same however its body is written", async () => {
    const key = randomUUID();
    const first = await bank.submit(bank.paymentTo(purse, { metadata: { a: "x", b: "y" } }), {
      key,
    });
    const raw = `{ "metadata": {"b":"\\u0079", "a" : "x"}, "destination": "${purse}",
      "source": "${bank.vault.id}", "currency":"USD", "amount":"1.00" }`;
    const replay = await bank.submit(undefined, { key, raw });
    expect(isReplay(replay)).toBe(true);
    expect(replay.text).toBe(first.text);
  });

  test("is answered with the decided intent when it prefers to wait", async () => {
    const key = randomUUID();
    const first = await bank.submit(bank.paymentTo(purse), { key });
    const replay = await bank.submit(bank.paymentTo(purse), {
      key,
      headers: { Prefer: "wait=20" },
    });
    expect(replay).toMatchObject({
      status: 202,
      body: { id: idOf(first), status: "succeeded" },
    });
  });

  test("gets its first answer although the door would refuse it by now", async () => {
    const key = randomUUID();
    await stack.client.accounts.create({ currency: "USD", external_id: "thawed" });
    const body = bank.paymentTo("external:thawed");
    const first = await bank.submit(body, { key });
    // Another name for the account, which the door has not remembered as active.
    await stack.sql`
      update accounts set status = 'frozen', external_id = 'icy' where external_id = 'thawed'`;
    expectProblem(await bank.submit(bank.paymentTo("external:icy")), 422, "account_not_active");
    await expect
      .poll(async () => (await bank.submit(body)).status, { timeout: 15_000, interval: 500 })
      .toBe(422);
    const replay = await bank.submit(body, { key });
    expect(replay.text).toBe(first.text);
    expect(isReplay(replay)).toBe(true);
    const other = await bank.submit({ ...body, amount: "2.00" }, { key });
    expectProblem(other, 422, "idempotency_key_reused");
  });

  test("from another key of the same tenant is the same request", async () => {
    const apiKey = await addKey(stack.sql, await tenantOf(stack.sql, stack.apiKey));
    const key = randomUUID();
    const first = await bank.submit(bank.paymentTo(purse), { key });
    const replay = await bank.submit(bank.paymentTo(purse), { key, apiKey });
    expect(replay.text).toBe(first.text);
  });

  test("64 times at once makes one intent, and every answer is the same", async () => {
    const key = randomUUID();
    const before = await countIntents();
    const answers = await Promise.all(
      Array.from({ length: 64 }, () => bank.submit(bank.paymentTo(purse), { key })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.filter(isReplay)).toHaveLength(63);
    expect(await countIntents()).toBe(before + 1);
  });
});

describe("the same key with another request is refused, and makes nothing", () => {
  test.each([
    ["another amount", { amount: "1.01" }],
    ["the same amount written otherwise", { amount: "1.0" }],
    ["one member more", { description: null }],
  ])("%s", async (_name, change) => {
    const key = randomUUID();
    await bank.submit(bank.paymentTo(purse), { key });
    const before = await countIntents();
    const answer = await bank.submit(bank.paymentTo(purse, change), { key });
    expectProblem(answer, 422, "idempotency_key_reused");
    expect(await countIntents()).toBe(before);
  });

  test("an account with the key of a payment, and the other way round", async () => {
    const paid = randomUUID();
    await bank.submit(bank.paymentTo(purse), { key: paid });
    expectProblem(await openAccount(paid), 422, "idempotency_key_reused");
    const opened = randomUUID();
    await openAccount(opened);
    const answer = await bank.submit(bank.paymentTo(purse), { key: opened });
    expectProblem(answer, 422, "idempotency_key_reused");
    expectProblem(await openAccount(opened, { currency: "EUR" }), 422, "idempotency_key_reused");
  });

  test("a batch with the key of a payment, a payment and an account with the key of a batch", async () => {
    const items = [bank.paymentTo(purse)];
    const paid = randomUUID();
    await bank.submit(items[0], { key: paid });
    expectProblem(await sendBatch(paid, items), 422, "idempotency_key_reused");
    const batch = randomUUID();
    await sendBatch(batch, items);
    expectProblem(await sendBatch(batch, [...items, ...items]), 422, "idempotency_key_reused");
    expectProblem(await bank.submit(items[0], { key: batch }), 422, "idempotency_key_reused");
    expectProblem(await openAccount(batch), 422, "idempotency_key_reused");
  });
});

test("the same key of another tenant is another key", async () => {
  const key = randomUUID();
  const mine = await openAccount(key);
  const apiKey = await openTenant(stack.sql);
  const theirs = await stack.request("POST", "/v1/accounts", {
    body: { currency: "EUR" },
    headers: { "Idempotency-Key": key },
    apiKey,
  });
  expect(theirs).toMatchObject({ status: 201, body: { currency: "EUR", livemode: true } });
  expect(idOf(theirs)).not.toBe(idOf(mine));
  expect(isReplay(theirs)).toBe(false);
});

describe("while the first request with a key is still being stored", () => {
  /** Does what a request on another process does: owns the key, and has not committed yet. */
  async function holdKey(key: string, during: () => Promise<void>): Promise<void> {
    const tenantId = await tenantOf(stack.sql, stack.apiKey);
    await stack.sql
      .begin(async (tx) => {
        await tx`
          insert into idempotency_keys (tenant_id, key, fingerprint)
          values (${tenantId}, ${key}, ${Buffer.alloc(32)})`;
        await during();
        throw new Error("rolled back");
      })
      .catch((error: unknown) => {
        if (!(error instanceof Error) || error.message !== "rolled back") throw error;
      });
  }

  test("a second one waits, and is told to come back at the limit", async () => {
    const key = randomUUID();
    await holdKey(key, async () => {
      const answers = await Promise.all([
        bank.submit(bank.paymentTo(purse), { key }),
        openAccount(key),
        sendBatch(key, [bank.paymentTo(purse)]),
      ]);
      for (const answer of answers) {
        expectProblem(answer, 409, "idempotency_in_progress");
        expect(answer.headers.get("retry-after")).toMatch(/^[1-9]\d*$/);
      }
    });
    // The first one came to nothing, so the key is free.
    expect((await bank.submit(bank.paymentTo(purse), { key })).status).toBe(202);
  });

  test("a request with another key that is stored together with it is stored all the same", async () => {
    const key = randomUUID();
    await holdKey(key, async () => {
      const [stuck, ...others] = await Promise.all([
        bank.submit(bank.paymentTo(purse), { key }),
        ...Array.from({ length: 3 }, () => bank.submit(bank.paymentTo(purse))),
      ]);
      expectProblem(stuck, 409, "idempotency_in_progress");
      expect(others.map(({ status }) => status)).toEqual([202, 202, 202]);
    });
  });

  test("a second one that waits gets the answer of the first", async () => {
    const key = randomUUID();
    let waiting: Promise<Answer> | undefined;
    await holdKey(key, async () => {
      waiting = bank.submit(bank.paymentTo(purse), { key });
      await expect.poll(() => countWaiting()).toBeGreaterThan(0);
    });
    expect(await waiting).toMatchObject({ status: 202, body: { status: "pending" } });
  });

  async function countWaiting(): Promise<number> {
    const rows = await stack.sql`
      select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
    return rows.length;
  }
});

test("a request that was refused leaves its key free", async () => {
  const key = randomUUID();
  const refused = [
    await bank.submit(bank.paymentTo(purse, { amount: "0" }), { key }),
    await bank.submit(bank.paymentTo("external:nobody"), { key }),
    await bank.submit(bank.paymentTo(purse, { colour: "red" }), { key }),
    await openAccount(key, { currency: "XXX" }),
    await sendBatch(key, []),
  ];
  expect(refused.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422]);
  const answer = await bank.submit(bank.paymentTo(purse), { key });
  expect(answer.status).toBe(202);
  expect(isReplay(answer)).toBe(false);
});

test("a key on a request that only reads is ignored", async () => {
  const headers = { "Idempotency-Key": "not a key" };
  expect((await stack.request("GET", `/v1/accounts/${purse}`, { headers })).status).toBe(200);
});

/** All characters from ! to ~ without those that a quoted string escapes. */
function visibleAscii(): string {
  return String.fromCharCode(...Array.from({ length: 94 }, (_, index) => index + 33)).replaceAll(
    /["\\]/g,
    "",
  );
}
