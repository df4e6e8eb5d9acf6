import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Account, PaymentIntent } from "@quittance/client";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";

let stack: Stack;
let bank: Account;
let ada: Account;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(async () => {
  expect(await findBrokenRules(stack.sql)).toEqual({});
  await stack.close();
});
beforeEach(async () => {
  const { accounts } = stack.client;
  bank = await accounts.create({ currency: "USD", normal_balance: "debit", overdraft_limit: null });
  ada = await accounts.create({ currency: "USD" });
});

const payment = (source: Account, destination: Account, amount: string) => ({
  amount,
  currency: "USD",
  source: source.id,
  destination: destination.id,
});

async function fund(account: Account, amount: string): Promise<void> {
  const { paymentIntents } = stack.client;
  const intent = await paymentIntents.create(payment(bank, account, amount));
  expect((await paymentIntents.wait(intent.id)).status).toBe("succeeded");
}

/** The intents as they stand once all of them are decided. */
async function decided(ids: readonly string[]): Promise<readonly PaymentIntent[]> {
  const found = new Map<string, PaymentIntent>();
  await expect
    .poll(
      async () => {
        const [row] = await stack.sql<{ open: number }[]>`
          select count(*)::integer as open from payment_intents where status = 'pending'`;
        return row?.open;
      },
      { timeout: 25_000, interval: 50 },
    )
    .toBe(0);
  for await (const intent of stack.client.paymentIntents.list({ limit: 100 })) {
    found.set(intent.id, intent);
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

const countBy = (intents: readonly PaymentIntent[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { status, failure } of intents) {
    const outcome = failure?.code ?? status;
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
};

const postedOf = async (account: Account): Promise<string> =>
  (await stack.client.accounts.get(account.id)).balance.posted;

describe("64 requests at once with one key", () => {
  test("make one intent, and 63 of them are told so", async () => {
    const idempotencyKey = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 64 }, async () => {
        const infos: { status: number; idempotentReplayed: boolean }[] = [];
        const intent = await stack.client.paymentIntents.create(payment(bank, ada, "25.00"), {
          idempotencyKey,
          onAnswer: ({ status, idempotentReplayed }) => infos.push({ status, idempotentReplayed }),
        });
        return { intent, infos };
      }),
    );
    const [first] = answers;
    expect(answers.map(({ intent }) => intent)).toEqual(answers.map(() => first?.intent));
    const infos = answers.flatMap((answer) => answer.infos);
    expect(infos.map(({ status }) => status)).toEqual(infos.map(() => 202));
    expect(infos.filter(({ idempotentReplayed }) => !idempotentReplayed)).toHaveLength(1);
    expect(infos).toHaveLength(64);
    await stack.client.paymentIntents.wait(first?.intent.id ?? "");
    expect(await postedOf(ada)).toBe("25.00");
  });

  test("as batches make each item once", async () => {
    const idempotencyKey = randomUUID();
    const payment_intents = Array.from({ length: 20 }, () => payment(bank, ada, "1.00"));
    const batches = await Promise.all(
      Array.from({ length: 64 }, () =>
        stack.client.paymentIntents.createBatch({ payment_intents }, { idempotencyKey }),
      ),
    );
    expect(new Set(batches.map(({ id }) => id)).size).toBe(1);
    const ids = batches.map(({ data }) => data.map((item) => item.payment_intent?.id));
    expect(new Set(ids.flat()).size).toBe(20);
    expect(ids).toEqual(ids.map(() => ids[0]));
    await decided([]);
    expect(await postedOf(ada)).toBe("20.00");
  });
});

describe("500 withdrawals at once from an account with funds for 100", () => {
  test("give exactly 100", async () => {
    await fund(ada, "100.00");
    const intents = await Promise.all(
      Array.from({ length: 500 }, () =>
        stack.client.paymentIntents.create(payment(ada, bank, "1.00")),
      ),
    );
    const outcomes = await decided(intents.map(({ id }) => id));
    expect(countBy(outcomes)).toEqual({ succeeded: 100, insufficient_funds: 400 });
    expect(await postedOf(ada)).toBe("0.00");
  });

  test("give exactly 100 also when they come in ten batches", async () => {
    await fund(ada, "100.00");
    const payment_intents = Array.from({ length: 50 }, () => payment(ada, bank, "1.00"));
    const batches = await Promise.all(
      Array.from({ length: 10 }, () =>
        stack.client.paymentIntents.createBatch({ payment_intents }),
      ),
    );
    const ids = batches.flatMap(({ data }) =>
      data.flatMap((item) => item.payment_intent?.id ?? []),
    );
    expect(ids).toHaveLength(500);
    expect(countBy(await decided(ids))).toEqual({ succeeded: 100, insufficient_funds: 400 });
    expect(await postedOf(ada)).toBe("0.00");
  });
});

test("the thousand items of a batch are decided in the order given", async () => {
  // A pot that is filled and emptied in turns: who is served depends on who came before.
  const payment_intents = Array.from({ length: 1_000 }, (_, index) =>
    index % 3 === 0
      ? payment(bank, ada, `${1 + (index % 7)}.00`)
      : payment(ada, bank, `${1 + ((index * 5) % 11)}.00`),
  );
  let pot = 0;
  const expected = payment_intents.map(({ source, amount }) => {
    const change = source === bank.id ? Number(amount) : -Number(amount);
    if (pot + change < 0) return { status: "failed", pot };
    pot += change;
    return { status: "succeeded", pot };
  });
  const { data } = await stack.client.paymentIntents.createBatch({ payment_intents });
  const ids = data.flatMap((item) => item.payment_intent?.id ?? []);
  expect(ids).toHaveLength(1_000);

  const outcomes = await decided(ids);
  expect(outcomes.map(({ status }) => status)).toEqual(expected.map(({ status }) => status));
  expect(new Set(expected.map(({ status }) => status)).size).toBe(2);

  const balances: string[] = [];
  for await (const entry of stack.client.accounts.entries(ada.id, { limit: 100 })) {
    balances.push(entry.balance_after);
  }
  const pots = expected
    .filter(({ status }) => status === "succeeded")
    .map((after) => `${after.pot}.00`);
  expect(balances.toReversed()).toEqual(pots);
});

test("opposite and circular transfers from 32 clients all end, and PostgreSQL sees no deadlock", async () => {
  const ring = await Promise.all(
    Array.from({ length: 5 }, () =>
      stack.client.accounts.create({ currency: "USD", overdraft_limit: null }),
    ),
  );
  const at = (index: number): Account => ring[index % ring.length] ?? bank;
  const intents = await Promise.all(
    Array.from({ length: 32 }, async (_, caller) => {
      const batch = Array.from({ length: 15 }, (__, step) =>
        caller % 2 === 0
          ? payment(at(caller + step), at(caller + step + 1), "1.00")
          : payment(at(caller + step + 1), at(caller + step), "1.00"),
      );
      const { data } = await stack.client.paymentIntents.createBatch({ payment_intents: batch });
      return data.flatMap((item) => item.payment_intent?.id ?? []);
    }),
  );
  expect(countBy(await decided(intents.flat()))).toEqual({ succeeded: 480 });
  // Connections report what they counted at most once a second.
  await sleep(1_500);
  const [row] = await stack.sql<{ deadlocks: string }[]>`
    select deadlocks from pg_stat_database where datname = current_database()`;
  expect(Number(row?.deadlocks)).toBe(0);
});
