import { randomUUID } from "node:crypto";
import type { PaymentIntent } from "@quittance/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changeUnheard } from "../harness/change-unheard.ts";
import { expectProblem } from "../harness/expect-problem.ts";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { type Bank, idOf, openBank } from "../harness/open-bank.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";
import { untilDoorsListen } from "../harness/until-doors-listen.ts";

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

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

test("a payment intent is accepted with 202, its place, and when to look again", async () => {
  const purse = await bank.openAccount();
  const answer = await bank.submit(bank.paymentTo(purse.id, { amount: "2.5" }));
  expect(answer.status).toBe(202);
  expect(answer.headers.get("location")).toBe(`/v1/payment_intents/${idOf(answer)}`);
  expect(answer.headers.get("retry-after")).toBe("1");
  expect(answer.headers.get("preference-applied")).toBeNull();
  expect(answer.body).toEqual({
    id: expect.stringMatching(/^pi_[0-9a-hjkmnp-tv-z]{26}$/),
    object: "payment_intent",
    livemode: false,
    status: "pending",
    amount: "2.50",
    currency: "USD",
    source: bank.vault.id,
    destination: purse.id,
    legs: [{ amount: "2.50", currency: "USD", source: bank.vault.id, destination: purse.id }],
    capture_method: "automatic",
    amount_capturable: "0.00",
    amount_captured: "0.00",
    amount_refunded: "0.00",
    execute_at: null,
    expires_at: null,
    hold_expires_at: null,
    effective_at: null,
    failure: null,
    cancellation_reason: null,
    ledger_transactions: [],
    description: null,
    external_id: null,
    metadata: {},
    version: 1,
    created_at: TIME,
    updated_at: TIME,
    finished_at: null,
  });
});

test("a payment that succeeded says so, with its ledger transaction and its time", async () => {
  const purse = await bank.openAccount();
  const effective_at = "2020-02-29T23:59:59.123456+01:00";
  const terms = { effective_at, description: "Rent", external_id: "r-1", metadata: { flat: "7" } };
  const paid = await bank.pay(bank.paymentTo(purse.id, { amount: "3.00", ...terms }));
  expect(paid).toMatchObject({
    status: "succeeded",
    amount_captured: "3.00",
    amount_capturable: "0.00",
    ...terms,
    effective_at: "2020-02-29T22:59:59.123Z",
    failure: null,
    ledger_transactions: [expect.stringMatching(/^txn_/)],
    version: 2,
    finished_at: TIME,
  });
  const [txn = ""] = paid.ledger_transactions;
  const transaction = await stack.client.ledgerTransactions.get(txn);
  expect(transaction.effective_at).toBe("2020-02-29T22:59:59.123Z");
  expect(transaction.created_at).toBe(paid.finished_at);
});

test("the one leg may be written as legs", async () => {
  const purse = await bank.openAccount();
  const legs = [bank.paymentTo(purse.id, { amount: "4.00" })];
  expect(await bank.pay({ legs })).toMatchObject({ status: "succeeded", amount: "4.00" });
});

test("accounts may be named by their external ids, and are answered with their ids", async () => {
  const external_id = `ünï/${randomUUID()}`;
  const purse = await bank.openAccount({ external_id });
  const answer = await bank.submit(bank.paymentTo(`external:${external_id}`));
  expect(answer).toMatchObject({ status: 202, body: { destination: purse.id } });
});

test("what is left out may be written out with its neutral value", async () => {
  const neutral = {
    capture_method: "automatic",
    execute_at: null,
    expires_at: null,
    hold_expires_at: null,
    effective_at: null,
    description: null,
    external_id: null,
    metadata: {},
  };
  const purse = await bank.openAccount();
  expect((await bank.submit(bank.paymentTo(purse.id, neutral))).status).toBe(202);
});

test("36 digits before the point move exactly", async () => {
  const amount = `${"9".repeat(36)}.99`;
  const purse = await bank.openAccount();
  const house = await openBank(stack);
  const paid = await bank.pay(bank.paymentTo(purse.id, { amount, source: house.vault.id }));
  expect(paid).toMatchObject({ status: "succeeded", amount, amount_captured: amount });
  expect((await stack.client.accounts.get(purse.id)).balance.posted).toBe(amount);
});

describe("Prefer: wait", () => {
  const prefer = (value: string) => ({ headers: { Prefer: value } });

  test("on POST answers the decided intent, still with 202", async () => {
    const purse = await bank.openAccount();
    const answer = await bank.submit(bank.paymentTo(purse.id), prefer("wait=20"));
    expect(answer).toMatchObject({ status: 202, body: { status: "succeeded", version: 2 } });
    expect(answer.headers.get("preference-applied")).toBe("wait=20");
    expect(answer.headers.get("location")).toBe(`/v1/payment_intents/${idOf(answer)}`);
  });

  test("on GET answers as soon as it is decided, for everybody who waits", async () => {
    const purse = await bank.openAccount();
    const path = `/v1/payment_intents/${idOf(await bank.submit(bank.paymentTo(purse.id)))}`;
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => stack.request("GET", path, prefer("respond-async, wait=9"))),
    );
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 200, body: { status: "succeeded" } });
      expect(answer.headers.get("preference-applied")).toBe("wait=9");
    }
  });

  test("waits for at most 30 seconds, and not at all for what is decided", async () => {
    const purse = await bank.openAccount();
    const { id } = await bank.pay(bank.paymentTo(purse.id));
    const answer = await stack.request("GET", `/v1/payment_intents/${id}`, prefer("wait=3600"));
    expect(answer).toMatchObject({ status: 200, body: { status: "succeeded" } });
    expect(answer.headers.get("preference-applied")).toBe("wait=30");
  });

  test("that can not be read is ignored", async () => {
    const purse = await bank.openAccount();
    for (const value of ["wait", "wait=-1", "wait=soon", "handling=strict", ""]) {
      const answer = await bank.submit(bank.paymentTo(purse.id), prefer(value));
      expect(answer).toMatchObject({ status: 202, body: { status: "pending" } });
      expect(answer.headers.get("preference-applied")).toBeNull();
    }
  });

  test("for an unknown intent answers 404 at once", async () => {
    const path = "/v1/payment_intents/pi_01jd2m3n4p5q6r7s8t9v0w1x2y";
    expectProblem(await stack.request("GET", path, prefer("wait=30")), 404, "not_found");
  });
});

test("the ETag is strong and made from the version, and If-None-Match spares the body", async () => {
  const purse = await bank.openAccount();
  const { id } = await bank.pay(bank.paymentTo(purse.id));
  const path = `/v1/payment_intents/${id}`;
  const get = (tags: string) => stack.request("GET", path, { headers: { "If-None-Match": tags } });
  const full = await stack.request("GET", path);
  expect(full.headers.get("etag")).toBe('"2"');
  for (const tags of ['"2"', 'W/"2"', '"1", "2"', "*"]) {
    const answer = await get(tags);
    expect(answer).toMatchObject({ status: 304, text: "" });
    expect(answer.headers.get("etag")).toBe('"2"');
    expect(answer.headers.get("request-id")).toMatch(/^req_/);
  }
  for (const tags of ['"1"', "2", "junk", '"22"']) {
    expect(await get(tags)).toMatchObject({ status: 200, text: full.text });
  }
});

describe("a payment that was accepted and can not be made fails, and moves nothing", () => {
  const failed = (code: string) => ({
    status: "failed",
    failure: { code, message: expect.stringMatching(/./), leg: 0 },
    amount_captured: "0.00",
    ledger_transactions: [],
    version: 2,
    finished_at: TIME,
  });

  test("insufficient_funds, when the source would fall below its limit", async () => {
    const purse = await bank.openAccount({ funds: "1.00" });
    const take = (amount: string): Promise<PaymentIntent> =>
      bank.pay(bank.paymentTo(bank.vault.id, { amount, source: purse.id }));
    expect(await take("1.01")).toMatchObject(failed("insufficient_funds"));
    expect(await take("1.00")).toMatchObject({ status: "succeeded" });
    expect(await take("0.01")).toMatchObject(failed("insufficient_funds"));
    expect((await stack.client.accounts.get(purse.id)).balance.posted).toBe("0.00");
  });

  test("insufficient_funds, when a credit would take a debit-normal account below its limit", async () => {
    const till = await stack.client.accounts.create({ currency: "USD", normal_balance: "debit" });
    const purse = await bank.openAccount({ funds: "1.00" });
    const paid = await bank.pay(bank.paymentTo(till.id, { source: purse.id }));
    expect(paid).toMatchObject(failed("insufficient_funds"));
  });

  // The door knows both accounts as active; the locked row decides.
  test.each(["frozen", "closed"])("account_%s, on either side", async (status) => {
    const external_id = `soon-${status}`;
    const purse = await bank.openAccount({ external_id });
    const other = await bank.openAccount({ funds: "5.00" });
    await bank.pay(bank.paymentTo(purse.id, { source: other.id }));
    await bank.pay(bank.paymentTo(other.id, { source: purse.id }));
    await changeUnheard(
      stack.sql,
      (tx) => tx`update accounts set status = ${status} where external_id = ${external_id}`,
    );
    const code = `account_${status}`;
    const into = await bank.pay(bank.paymentTo(purse.id, { source: other.id }));
    expect(into).toMatchObject(failed(code));
    const out = await bank.pay(bank.paymentTo(other.id, { source: purse.id }));
    expect(out).toMatchObject(failed(code));
  });
});

test("an account may fall to its overdraft limit and no further", async () => {
  const purse = await stack.client.accounts.create({ currency: "USD", overdraft_limit: "10.00" });
  const take = (amount: string) =>
    bank.pay(bank.paymentTo(bank.vault.id, { amount, source: purse.id }));
  expect(await take("10.00")).toMatchObject({ status: "succeeded" });
  expect(await take("0.01")).toMatchObject({ failure: { code: "insufficient_funds" } });
  expect((await stack.client.accounts.get(purse.id)).balance).toMatchObject({
    posted: "-10.00",
    available: "-10.00",
  });
});

test("an account without limit falls as far as it is told", async () => {
  const purse = await stack.client.accounts.create({ currency: "USD", overdraft_limit: null });
  expect(purse.overdraft_limit).toBeNull();
  const paid = await bank.pay(
    bank.paymentTo(bank.vault.id, { amount: "1000000000000.00", source: purse.id }),
  );
  expect(paid.status).toBe("succeeded");
  expect((await stack.client.accounts.get(purse.id)).balance.posted).toBe("-1000000000000.00");
});

test("a frozen account is refused at the door once the door knows", async () => {
  const purse = await stack.client.accounts.create({ currency: "USD", external_id: "icy" });
  await stack.sql`update accounts set status = 'frozen' where external_id = 'icy'`;
  expectProblem(await bank.submit(bank.paymentTo(purse.id)), 422, "account_not_active");
});

test("money in two currencies never mixes", async () => {
  const yen = await openBank(stack, "JPY");
  const answer = await bank.submit(bank.paymentTo(yen.vault.id));
  const problem = expectProblem(answer, 422, "currency_mismatch");
  expect(problem.errors).toMatchObject([{ pointer: "/destination", code: "currency_mismatch" }]);
});
