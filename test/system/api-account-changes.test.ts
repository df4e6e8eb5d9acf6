import { randomUUID } from "node:crypto";
import type { Account, PaymentIntent } from "@quittance/client";
import { toUuid } from "@quittance/db";
import type { AccountId } from "@quittance/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readAccountEvents } from "../harness/account-events.ts";
import { expectProblem } from "../harness/expect-problem.ts";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { countWaitingBatches, holdAccount } from "../harness/hold-account.ts";
import { type Bank, idOf, openBank } from "../harness/open-bank.ts";
import { openBehindGate } from "../harness/open-behind-gate.ts";
import { addKey, openTenant, tenantOf } from "../harness/open-tenant.ts";
import {
  type Answer,
  type RequestOptions,
  type Stack,
  startStack,
} from "../harness/start-stack.ts";

let stack: Stack;
let bank: Bank;

beforeAll(async () => {
  stack = await startStack();
  bank = await openBank(stack);
});

afterAll(async () => {
  const [quarantined] = await stack.sql`
    select id from payment_intents where quarantined_at is not null`;
  expect(quarantined).toBeUndefined();
  expect(await findBrokenRules(stack.sql)).toEqual({});
  await stack.close();
});

const change = (id: string, body: unknown, options?: RequestOptions): Promise<Answer> =>
  stack.request("PATCH", `/v1/accounts/${encodeURIComponent(id)}`, { body, ...options });

const close = (id: string, options?: RequestOptions): Promise<Answer> =>
  stack.request("POST", `/v1/accounts/${encodeURIComponent(id)}/close`, options);

const get = (id: string): Promise<Account> => stack.client.accounts.get(id);

/** Pays 1.00 back to the vault. */
const payBack = (account: Account, amount = "1.00") =>
  bank.paymentTo(bank.vault.id, { source: account.id, amount });

async function decided(intents: readonly { id: string }[]): Promise<readonly PaymentIntent[]> {
  return Promise.all(intents.map(({ id }) => stack.client.paymentIntents.wait(id)));
}

async function accept(body: unknown): Promise<{ id: string }> {
  const answer = await bank.submit(body);
  expect(answer.status).toBe(202);
  return { id: idOf(answer) };
}

describe("a change of an account", () => {
  test("makes different what it names, leaves the rest, and is read afterwards", async () => {
    const account = await stack.client.accounts.create({
      currency: "USD",
      external_id: randomUUID(),
      name: "Ada",
      metadata: { tier: "gold", since: "2020" },
    });
    const answer = await change(`external:${account.external_id}`, {
      name: "Ada L.",
      overdraft_limit: "12.5",
      status: "frozen",
      metadata: { tier: null, z: "1", b: "" },
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      ...account,
      name: "Ada L.",
      overdraft_limit: "12.50",
      status: "frozen",
      metadata: { since: "2020", z: "1", b: "" },
      updated_at: expect.any(String),
    });
    const read = await stack.request("GET", `/v1/accounts/${account.id}`);
    expect(read.text).toBe(answer.text);
    const { updated_at } = answer.body as Account;
    expect(updated_at >= account.updated_at).toBe(true);
    expect(await readAccountEvents(stack, account.id)).toEqual([
      { type: "account.updated", sequence: 2, object: answer.body },
      { type: "account.created", sequence: 1, object: account },
    ]);
  });

  test("leaves the version alone, which counts entries, so that the next entry has the next one", async () => {
    const account = await bank.openAccount({ funds: "5.00" });
    for (const name of ["a", "b", "c"]) await stack.client.accounts.update(account.id, { name });
    expect((await get(account.id)).version).toBe(2);
    expect((await bank.pay(payBack(account))).status).toBe("succeeded");
    expect((await get(account.id)).version).toBe(3);
    expect((await readAccountEvents(stack, account.id)).map(({ sequence }) => sequence)).toEqual([
      4, 3, 2, 1,
    ]);
  });

  test("that changes nothing writes nothing", async () => {
    const account = await bank.openAccount();
    for (const body of [
      {},
      { name: null },
      { status: "active", overdraft_limit: "0", metadata: {} },
      { metadata: { nobody: null } },
    ]) {
      const answer = await change(account.id, body);
      expect([answer.status, answer.body]).toEqual([200, account]);
    }
    expect(await readAccountEvents(stack, account.id)).toHaveLength(1);
  });

  test("by sixteen at once loses none of them", async () => {
    const account = await bank.openAccount();
    const keys = Array.from({ length: 16 }, (_, index) => `k${index}`);
    await Promise.all(
      keys.map((key) => stack.client.accounts.update(account.id, { metadata: { [key]: key } })),
    );
    expect(Object.keys((await get(account.id)).metadata).sort()).toEqual([...keys].sort());
    const sequences = (await readAccountEvents(stack, account.id)).map(({ sequence }) => sequence);
    expect(sequences).toEqual(Array.from({ length: 17 }, (_, index) => 17 - index));
  });

  test("needs the scope accounts:write, and an account of one's own", async () => {
    const account = await bank.openAccount();
    const reader = await addKey(stack.sql, await tenantOf(stack.sql, stack.apiKey), {
      scopes: ["accounts:read"],
    });
    const stranger = await openTenant(stack.sql);
    for (const [apiKey, status, code] of [
      [reader, 403, "insufficient_scope"],
      [stranger, 404, "not_found"],
    ] as const) {
      expectProblem(await change(account.id, { name: "x" }, { apiKey }), status, code);
      expectProblem(await close(account.id, { apiKey }), status, code);
    }
    expect(await get(account.id)).toEqual(account);
  });
});

describe("a limit", () => {
  test("is refused when the account already stands below it, and may be lowered to where it stands", async () => {
    const account = await bank.openAccount();
    await stack.client.accounts.update(account.id, { overdraft_limit: "100.00" });
    expect((await bank.pay(payBack(account, "60.00"))).status).toBe("succeeded");
    const hold = await accept({ ...payBack(account, "15.00"), capture_method: "manual" });
    expect((await decided([hold]))[0]?.status).toBe("requires_capture");

    const events = await readAccountEvents(stack, account.id);
    for (const overdraft_limit of ["0", "60.00", "74.99"]) {
      const problem = expectProblem(
        await change(account.id, { overdraft_limit, name: "x" }),
        409,
        "limit_below_balance",
      );
      expect(problem.errors).toMatchObject([{ pointer: "/overdraft_limit" }]);
    }
    expect(await readAccountEvents(stack, account.id)).toEqual(events);
    await stack.client.accounts.update(account.id, { overdraft_limit: "75.00" });
    const [late] = await decided([await accept(payBack(account, "0.01"))]);
    expect(late?.failure?.code).toBe("insufficient_funds");
    await stack.client.accounts.update(account.id, { overdraft_limit: null });
    expect((await bank.pay(payBack(account, "1000.00"))).status).toBe("succeeded");
  });

  test("that moves up and down while hundreds of intents are decided is kept at every moment", async () => {
    const account = await bank.openAccount();
    const limits = [100, 20, 300, 40, 0, 500, 60, 10].map((limit) => `${limit}.00`);
    const paying = Promise.all(
      Array.from({ length: 400 }, (_, index) =>
        accept(
          index % 5 === 4
            ? bank.paymentTo(account.id, { amount: "3.00" })
            : payBack(account, `${1 + (index % 3)}.00`),
        ),
      ),
    );
    const answers: number[] = [];
    for (const overdraft_limit of [...limits, ...limits, ...limits]) {
      answers.push((await change(account.id, { overdraft_limit })).status);
    }
    const outcomes = await decided(await paying);
    const legal = outcomes.map(({ status, failure }) => failure?.code ?? status);
    expect(new Set([...legal, "succeeded", "insufficient_funds"]).size).toBe(2);
    // Where hundreds wait for the account, a change may not get its turn in time.
    expect(new Set([...answers, 200, 409, 503]).size).toBe(3);
    expect(answers).toContain(200);
    expect(await findEntriesBelowLimit(account)).toEqual([]);
    const { balance, overdraft_limit } = await get(account.id);
    expect(Number(balance.available)).toBeGreaterThanOrEqual(-Number(overdraft_limit));
  });
});

describe("a freeze", () => {
  test("holds for everything that is decided after it was answered, also for what was accepted before", async () => {
    const { gate, account } = await openBehindGate(stack, bank);
    await bank.pay(bank.paymentTo(account.id, { amount: "50.00" }));
    const letGo = await holdAccount(stack.database.url, gate.id);
    let waiting: readonly { id: string }[];
    try {
      waiting = await acceptAtOnce(20, () => bank.paymentTo(gate.id, { source: account.id }));
      await expect.poll(() => countWaitingBatches(stack.sql)).toBeGreaterThan(0);
      await stack.client.accounts.update(account.id, { status: "frozen" });
    } finally {
      await letGo();
    }
    const outcomes = await decided(waiting);
    expect(outcomes.map(({ failure }) => failure?.code)).toEqual(
      outcomes.map(() => "account_frozen"),
    );
    expect(await get(account.id)).toMatchObject({
      status: "frozen",
      version: 2,
      balance: { posted: "50.00" },
    });
  });

  test("is known at once to the door that was told, by every name of the account, and so is the thaw", async () => {
    const external_id = randomUUID();
    const account = await bank.openAccount({ funds: "5.00", external_id });
    const payments = [payBack(account), { ...payBack(account), source: `external:${external_id}` }];
    for (const payment of payments) await bank.pay(payment);
    await stack.client.accounts.update(account.id, { status: "frozen" });
    for (const payment of payments) {
      expectProblem(await bank.submit(payment), 422, "account_not_active");
    }
    await stack.client.accounts.update(`external:${external_id}`, { status: "active" });
    for (const payment of payments) expect((await bank.pay(payment)).status).toBe("succeeded");
  });
});

test("a change that does not get its turn is refused as busy, and nothing is changed", async () => {
  const account = await bank.openAccount();
  const letGo = await holdAccount(stack.database.url, account.id);
  try {
    for (const refused of [await change(account.id, { name: "x" }), await close(account.id)]) {
      expectProblem(refused, 503, "account_busy");
      expect(refused.headers.get("retry-after")).toBe("1");
    }
  } finally {
    await letGo();
  }
  expect(await get(account.id)).toEqual(account);
});

describe("closing an account", () => {
  test("is answered with the closed account, announced, and the same when it is done again", async () => {
    const account = await bank.openAccount({ funds: "1.00", external_id: randomUUID() });
    await bank.pay(payBack(account));
    const first = await close(account.id);
    expect(first).toMatchObject({ status: 200, body: { id: account.id, status: "closed" } });
    const again = await close(`external:${account.external_id}`, { body: {} });
    expect([again.status, again.text]).toEqual([200, first.text]);
    expect(await stack.client.accounts.close(account.id)).toEqual(first.body);
    expect(await get(account.id)).toEqual(first.body);
    expect(await readAccountEvents(stack, account.id)).toMatchObject([
      { type: "account.closed", sequence: 2, object: first.body },
      { type: "account.created", sequence: 1 },
    ]);
    expectProblem(await bank.submit(bank.paymentTo(account.id)), 422, "account_not_active");
  });

  test("is refused while something is left or on hold, and possible afterwards", async () => {
    const [account, other] = [await bank.openAccount({ funds: "1.00" }), await bank.openAccount()];
    expectProblem(await close(account.id), 409, "account_not_empty");
    const held = await accept({
      ...bank.paymentTo(other.id, { source: account.id }),
      capture_method: "manual",
    });
    expect((await decided([held]))[0]?.status).toBe("requires_capture");
    for (const { id } of [account, other]) {
      expectProblem(await close(id), 409, "account_not_empty");
      expect(await readAccountEvents(stack, id)).toHaveLength(1);
    }
    await stack.client.paymentIntents.cancel(held.id);
    expect((await close(other.id)).status).toBe(200);
    await bank.pay(payBack(account));
    await stack.client.accounts.update(account.id, { status: "frozen" });
    expect((await close(account.id)).status).toBe(200);
  });

  test("with a key is answered the same for ever; the key of a refusal is free", async () => {
    const headers = { "Idempotency-Key": randomUUID() };
    const [account, other] = [await bank.openAccount({ funds: "1.00" }), await bank.openAccount()];
    expectProblem(await close(account.id, { headers }), 409, "account_not_empty");
    await bank.pay(payBack(account));
    const first = await close(account.id, { headers });
    expect([first.status, first.headers.get("idempotent-replayed")]).toEqual([200, null]);
    await stack.client.accounts.update(account.id, { name: "gone" });
    const replay = await close(account.id, { headers });
    expect([replay.status, replay.text]).toEqual([200, first.text]);
    expect(replay.headers.get("idempotent-replayed")).toBe("true");
    expectProblem(await close(other.id, { headers }), 422, "idempotency_key_reused");
    expect((await get(other.id)).status).toBe("active");
  });

  test("by sixteen at once with one key, or with none, closes it once", async () => {
    for (const headers of [{ "Idempotency-Key": randomUUID() }, {}]) {
      const account = await bank.openAccount();
      const answers = await Promise.all(
        Array.from({ length: 16 }, () => close(account.id, { headers })),
      );
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(await readAccountEvents(stack, account.id)).toHaveLength(2);
    }
  });

  test("fails what was accepted before and is decided after", async () => {
    const { gate, account } = await openBehindGate(stack, bank);
    const letGo = await holdAccount(stack.database.url, gate.id);
    let waiting: readonly { id: string }[];
    try {
      waiting = await acceptAtOnce(20, (index) =>
        index % 2 === 0
          ? bank.paymentTo(account.id, { source: gate.id })
          : bank.paymentTo(gate.id, { source: account.id }),
      );
      await expect.poll(() => countWaitingBatches(stack.sql)).toBeGreaterThan(0);
      await stack.client.accounts.close(account.id);
    } finally {
      await letGo();
    }
    const outcomes = await decided(waiting);
    expect(outcomes.map(({ failure }) => failure?.code)).toEqual(
      outcomes.map(() => "account_closed"),
    );
    expect(await get(account.id)).toMatchObject({ status: "closed", version: 1 });
  });

  test("in a race with payments comes to an empty closed account or to a refusal", async () => {
    const accounts = await Promise.all(Array.from({ length: 12 }, () => bank.openAccount()));
    const ends = await Promise.all(
      accounts.map(async (account) => {
        const [answer, ...intents] = await Promise.all([
          accept(bank.paymentTo(account.id)).then(() => close(account.id)),
          ...Array.from({ length: 6 }, (_, index) =>
            bank.submit(index % 2 === 0 ? bank.paymentTo(account.id) : payBack(account)),
          ),
        ]);
        const refused = intents.filter(({ status }) => status !== 202);
        for (const refusal of refused) expectProblem(refusal, 422, "account_not_active");
        const accepted = intents.filter(({ status }) => status === 202);
        await decided(accepted.map((intent) => ({ id: idOf(intent) })));
        return { answer, account: await get(account.id) };
      }),
    );
    for (const { answer, account } of ends) {
      if (answer.status === 200) {
        expect(account).toMatchObject({
          status: "closed",
          balance: { posted: "0.00", pending_in: "0.00", pending_out: "0.00" },
        });
        expect((answer.body as Account).version).toBe(account.version);
      } else {
        expectProblem(answer, 409, "account_not_empty");
        expect(account.status).toBe("active");
      }
    }
  });
});

test("a closed account keeps its status and limit for ever; its name and metadata may be corrected", async () => {
  const account = await bank.openAccount();
  await stack.client.accounts.close(account.id);
  for (const body of [{ status: "active" }, { status: "frozen" }, { overdraft_limit: null }]) {
    const problem = expectProblem(await change(account.id, body), 409, "account_closed");
    expect(problem.errors).toMatchObject([{ pointer: `/${Object.keys(body)[0]}` }]);
  }
  const corrected = await stack.client.accounts.update(account.id, {
    name: "erased",
    metadata: { erased: "2026" },
  });
  expect(corrected).toMatchObject({ status: "closed", name: "erased" });
  expect((await readAccountEvents(stack, account.id)).map(({ type }) => type)).toEqual([
    "account.updated",
    "account.closed",
    "account.created",
  ]);
});

/** Entries after which an account stood below its limit of that time, which its events tell. */
async function findEntriesBelowLimit({ id }: Account): Promise<readonly object[]> {
  // An event carries the version at which its change was made, so each entry has one limit.
  const limits = (await readAccountEvents(stack, id)).map(({ object }) => object);
  const entries = await stack.sql<{ version: string; available: string }[]>`
    select account_version as version, posted_credits - posted_debits - pending_debits as available
      from entries where account_id = ${toUuid(id as AccountId)}`;
  expect(entries.length).toBeGreaterThan(80);
  return entries.filter(({ version, available }) => {
    const limit = limits.find((account) => account.version < Number(version))?.overdraft_limit;
    return Number(available) < -100 * Number(limit);
  });
}

const acceptAtOnce = (count: number, body: (index: number) => unknown) =>
  Promise.all(Array.from({ length: count }, (_, index) => accept(body(index))));
