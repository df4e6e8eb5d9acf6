import { randomUUID } from "node:crypto";
import type {
  Account,
  PaymentIntent,
  PaymentIntentCreateParams,
  PaymentIntentPreview,
} from "@quittance/client";
import { toUuid } from "@quittance/db";
import type { AccountId } from "@quittance/domain";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changeUnheard } from "../harness/change-unheard.ts";
import { countRows } from "../harness/count-rows.ts";
import { expectProblem } from "../harness/expect-problem.ts";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { type Bank, openBank } from "../harness/open-bank.ts";
import { addKey, openTenant, tenantOf } from "../harness/open-tenant.ts";
import { type RequestOptions, type Stack, startStack } from "../harness/start-stack.ts";
import { untilDoorsListen } from "../harness/until-doors-listen.ts";
import { newPrefix, openTestQueue, type QueueUnderTest } from "./queue-under-test.ts";

const PREVIEW = "/v1/payment_intents/preview";

let stack: Stack;
let bank: Bank;

beforeAll(async () => {
  stack = await startStack();
  bank = await openBank(stack);
  await untilDoorsListen(stack.sql);
});

afterAll(async () => {
  expect(await findBrokenRules(stack.sql)).toEqual({});
  await stack.close();
});

/** An account of a program, and what is in it. */
interface AccountPlan {
  readonly normal_balance: "credit" | "debit";
  readonly overdraft_limit: string | null;
  readonly funds: string | null;
}

const preview = (body: unknown, options: RequestOptions = {}) =>
  stack.request("POST", PREVIEW, { body, ...options });

/** The payment that was previewed came out as it was said, to the last cent and version. */
async function expectSame(foretold: PaymentIntentPreview, paid: PaymentIntent): Promise<void> {
  const { client } = stack;
  const transactions = await Promise.all(
    paid.ledger_transactions.map((id) => client.ledgerTransactions.get(id)),
  );
  const named = new Set(paid.legs.flatMap(({ source, destination }) => [source, destination]));
  const accounts = await Promise.all([...named].map((id) => client.accounts.get(id)));
  const { object, decided_at } = foretold;
  expect({
    ...paid,
    object,
    decided_at,
    entries: transactions.flatMap(({ entries }) => entries),
    balances: accounts.map(({ id, currency, balance, version }) => ({
      account: id,
      currency,
      ...balance,
      version,
    })),
  }).toMatchObject(foretold);
}

/** Previews a payment and then makes it; answers what it came to. */
async function previewAndPay(body: PaymentIntentCreateParams): Promise<PaymentIntent> {
  const { paymentIntents } = stack.client;
  const foretold = await paymentIntents.preview(body);
  const { id } = await paymentIntents.create(body);
  const paid = await paymentIntents.wait(id);
  await expectSame(foretold, paid);
  return paid;
}

describe("a preview tells", () => {
  test("what the payment would become, without what only a stored one has", async () => {
    const purse = await bank.openAccount();
    const answer = await preview(bank.paymentTo(purse.id, { amount: "2.5", description: "Rent" }));
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      object: "payment_intent_preview",
      livemode: false,
      status: "succeeded",
      amount: "2.50",
      currency: "USD",
      source: bank.vault.id,
      destination: purse.id,
      legs: [{ amount: "2.50", currency: "USD", source: bank.vault.id, destination: purse.id }],
      capture_method: "automatic",
      amount_capturable: "0.00",
      amount_captured: "2.50",
      amount_refunded: "0.00",
      execute_at: null,
      expires_at: null,
      hold_expires_at: null,
      effective_at: null,
      failure: null,
      cancellation_reason: null,
      description: "Rent",
      external_id: null,
      metadata: {},
      decided_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      entries: [
        expect.objectContaining({ account: bank.vault.id, direction: "debit", amount: "2.50" }),
        {
          account: purse.id,
          direction: "credit",
          amount: "2.50",
          currency: "USD",
          layer: "posted",
          balance_after: "2.50",
          account_version: 2,
        },
      ],
      balances: [
        expect.objectContaining({ account: bank.vault.id, currency: "USD" }),
        {
          account: purse.id,
          currency: "USD",
          posted: "2.50",
          pending_in: "0.00",
          pending_out: "0.00",
          available: "2.50",
          version: 2,
        },
      ],
    });
  });

  test("a failure, its leg, no entries, and the balances as they stand", async () => {
    const [purse, shop] = [await bank.openAccount({ funds: "10.00" }), await bank.openAccount()];
    const leg = { currency: "USD", source: purse.id, destination: shop.id };
    const answer = await preview({
      legs: [
        { ...leg, amount: "6.00" },
        { ...leg, amount: "6.00" },
      ],
    });
    expect(answer.body).toMatchObject({
      status: "failed",
      failure: { code: "insufficient_funds", leg: 1 },
      entries: [],
      balances: [
        { account: purse.id, posted: "10.00" },
        { account: shop.id, posted: "0.00" },
      ],
    });
  });

  test("a scheduled payment as if its moment had come, on the balances of now", async () => {
    const purse = await bank.openAccount();
    const execute_at = "2100-01-01T00:00:00.000Z";
    const answer = await preview(
      bank.paymentTo(purse.id, { execute_at, expires_at: "2100-01-01T00:00:00.001Z" }),
    );
    expect(answer.body).toMatchObject({ status: "succeeded", execute_at, decided_at: execute_at });
  });
});

describe("the payment becomes what the preview said", () => {
  const NAMES = ["a", "b", "c", "d"] as const;
  const HUGE = `9${"0".repeat(35)}.07`;
  const amount = fc.constantFrom("0.01", "10", "25.5", "40", "99.99", "100", HUGE);
  const account: fc.Arbitrary<AccountPlan> = fc.record({
    normal_balance: fc.constantFrom("credit", "debit"),
    overdraft_limit: fc.constantFrom("0.00", "0.00", "50.00", HUGE, null),
    funds: fc.constantFrom(null, "30.00", "100.00", HUGE),
  });
  const leg = fc.record({
    amount,
    way: fc.shuffledSubarray([...NAMES], { minLength: 2, maxLength: 2 }),
  });
  const payment = fc.record({
    legs: fc.array(leg, { minLength: 1, maxLength: 4 }),
    capture_method: fc.constantFrom("automatic", "automatic", "manual"),
    byExternalId: fc.boolean(),
  });
  const program = fc.record({
    accounts: fc.tuple(account, account, account, account),
    payments: fc.array(payment, { minLength: 6, maxLength: 6 }),
  });

  async function open({ funds, ...terms }: AccountPlan): Promise<Account> {
    const opened = await stack.client.accounts.create({
      currency: "USD",
      external_id: randomUUID(),
      ...terms,
    });
    const [source, destination] =
      terms.normal_balance === "credit" ? [bank.vault.id, opened.id] : [opened.id, bank.vault.id];
    if (funds !== null) await bank.pay({ amount: funds, currency: "USD", source, destination });
    return opened;
  }

  test("whatever moves between whichever accounts", async () => {
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(program, async ({ accounts, payments }) => {
        const opened = await Promise.all(accounts.map(open));
        for (const { legs, capture_method, byExternalId } of payments) {
          const name = (letter: (typeof NAMES)[number] | undefined) => {
            const one = opened[NAMES.indexOf(letter ?? "a")];
            return byExternalId ? `external:${one?.external_id}` : (one?.id ?? "");
          };
          const paid = await previewAndPay({
            capture_method,
            legs: legs.map(({ amount: text, way: [source, destination] }) => ({
              amount: text,
              currency: "USD",
              source: name(source),
              destination: name(destination),
            })),
          });
          reached.add(paid.failure?.code ?? paid.status);
        }
      }),
      { numRuns: 15, endOnFailure: true },
    );
    expect([...reached].sort()).toEqual(["insufficient_funds", "requires_capture", "succeeded"]);
  }, 120_000);

  test.each([
    ["frozen", "account_frozen"],
    ["closed", "account_closed"],
  ])("also when an account was %s since the door looked at it last", async (status, code) => {
    const purse = await bank.openAccount();
    const body = {
      amount: "1.00",
      currency: "USD",
      source: bank.vault.id,
      destination: purse.id,
    };
    await stack.client.paymentIntents.preview(body);
    await changeUnheard(
      stack.sql,
      (tx) =>
        tx`update accounts set status = ${status} where id = ${toUuid(purse.id as AccountId)}`,
    );
    const paid = await previewAndPay(body);
    expect(paid).toMatchObject({ status: "failed", failure: { code, leg: 0 } });
  });
});

test("the key that comes with a preview stays free, and a malformed one is refused", async () => {
  const purse = await bank.openAccount();
  const headers = { "Idempotency-Key": randomUUID() };
  expect((await preview(bank.paymentTo(purse.id), { headers })).status).toBe(200);
  const other = bank.paymentTo(purse.id, { amount: "2.00" });
  const answer = await bank.submit(other, { key: headers["Idempotency-Key"] });
  expect(answer.status).toBe(202);
  expect(answer.headers.get("idempotent-replayed")).toBeNull();
  // Nor does the key's owner stand in the way of a preview.
  expect((await preview(bank.paymentTo(purse.id), { headers })).status).toBe(200);
  const malformed = { "Idempotency-Key": "a b" };
  expectProblem(
    await preview(bank.paymentTo(purse.id), { headers: malformed }),
    400,
    "idempotency_key_invalid",
  );
});

test("a preview needs the scope of a payment, and knows no other tenant's accounts", async () => {
  const purse = await bank.openAccount();
  const tenant = await tenantOf(stack.sql, stack.apiKey);
  const body = bank.paymentTo(purse.id);
  const reader = await addKey(stack.sql, tenant, { scopes: ["payments:read", "accounts:read"] });
  expectProblem(await preview(body, { apiKey: reader }), 403, "insufficient_scope");
  const writer = await addKey(stack.sql, tenant, { scopes: ["payments:write"] });
  expect((await preview(body, { apiKey: writer })).status).toBe(200);
  const stranger = await openTenant(stack.sql);
  expectProblem(await preview(body, { apiKey: stranger }), 422, "account_not_found");
  expectProblem(await preview(body, { apiKey: null }), 401, "unauthenticated");
});

describe("without anybody who posts", () => {
  let still: Stack;
  let queue: QueueUnderTest;
  const good = {
    amount: "1.00",
    currency: "USD",
    source: "external:ada",
    destination: "external:bob",
  };

  beforeAll(async () => {
    const queuePrefix = newPrefix();
    still = await startStack({ worker: null, api: { queuePrefix } });
    queue = await openTestQueue({ prefix: queuePrefix });
    for (const external_id of ["ada", "bob", "frozen", "closed"]) {
      await still.client.accounts.create({ currency: "USD", external_id });
    }
    await still.client.accounts.create({ currency: "JPY", external_id: "yen" });
    await still.sql`
      update accounts set status = external_id where external_id in ('frozen', 'closed')`;
    await still.sql`update accounts set posted_credits = 500 where external_id = 'ada'`;
  });

  afterAll(async () => {
    await queue.close();
    await still.close();
  });

  test("previews store no row, change no account and ring no bell", async () => {
    const look = async () => ({
      rows: await countRows(still.sql),
      accounts: await still.sql`select accounts.*, xmin from accounts order by id`,
    });
    const before = await look();
    const statuses = [];
    for (const change of [
      {},
      { amount: "5.01" },
      { capture_method: "manual" },
      { execute_at: "2100-01-01T00:00:00Z" },
    ]) {
      const foretold = await still.client.paymentIntents.preview({
        ...good,
        ...change,
      } as PaymentIntentCreateParams);
      statuses.push(foretold.status);
    }
    expect(statuses).toEqual(["succeeded", "failed", "requires_capture", "succeeded"]);
    expect(await look()).toEqual(before);
    // A payment does what a preview does not; had it left no trace, the rules above would be empty.
    await still.client.paymentIntents.create({ ...good });
    expect(await look()).not.toEqual(before);
    await expect.poll(() => queue.countWaiting("post"), { timeout: 10_000 }).toBeGreaterThan(0);
    // Bells go out in their order: had a preview rung one, it would be here too.
    expect(await queue.countWaiting("post")).toBe(1);
  });
});
