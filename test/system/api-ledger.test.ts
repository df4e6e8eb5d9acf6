import type { LedgerTransaction } from "@quittance/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { type Bank, openBank } from "../harness/open-bank.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";

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

test("a payment's ledger transaction debits the source and credits the destination", async () => {
  const purse = await bank.openAccount({ funds: "100.00" });
  const shop = await bank.openAccount();
  const paid = await bank.pay(bank.paymentTo(shop.id, { amount: "25.00", source: purse.id }));
  const [id = ""] = paid.ledger_transactions;
  const answer = await stack.request("GET", `/v1/ledger_transactions/${id}`);
  const common = { amount: "25.00", currency: "USD", layer: "posted" };
  expect(answer).toMatchObject({ status: 200 });
  expect(answer.body).toEqual({
    id,
    object: "ledger_transaction",
    kind: "payment",
    payment_intent: paid.id,
    effective_at: paid.finished_at,
    created_at: paid.finished_at,
    entries: [
      {
        ...common,
        id: expect.stringMatching(/^entry_/),
        account: purse.id,
        direction: "debit",
        balance_after: "75.00",
        account_version: 3,
      },
      {
        ...common,
        id: expect.stringMatching(/^entry_/),
        account: shop.id,
        direction: "credit",
        balance_after: "25.00",
        account_version: 2,
      },
    ],
  });
});

test("an account's entries and its ledger transactions tell the same", async () => {
  const purse = await bank.openAccount({ funds: "3.00" });
  const { data } = await stack.client.accounts.entries(purse.id);
  expect(data).toHaveLength(1);
  for (const { object, ledger_transaction, effective_at, created_at, ...entry } of data) {
    const transaction: LedgerTransaction =
      await stack.client.ledgerTransactions.get(ledger_transaction);
    expect(object).toBe("entry");
    expect(transaction).toMatchObject({ effective_at, created_at });
    expect(transaction.entries).toContainEqual(entry);
  }
});

test("in the trial balance debits equal credits in every currency, and its lines add up", async () => {
  const yen = await openBank(stack, "JPY");
  await yen.openAccount({ funds: "1500" });
  const purse = await bank.openAccount({ funds: "10.10" });
  await bank.pay(bank.paymentTo(bank.vault.id, { amount: "0.07", source: purse.id }));
  await bank.pay(bank.paymentTo(bank.vault.id, { amount: "99.00", source: purse.id }));

  const books = await stack.client.trialBalance();
  expect(books.object).toBe("trial_balance");
  expect(books.totals.map(({ currency }) => currency)).toEqual(["JPY", "USD"]);
  for (const { currency, debits, credits } of books.totals) {
    expect(debits).toBe(credits);
    expect(debits).toMatch(currency === "JPY" ? /^\d+$/ : /^\d+\.\d\d$/);
    const lines = books.accounts.filter((line) => line.currency === currency);
    expect(add(lines.map((line) => line.debits))).toBe(minor(debits));
    expect(add(lines.map((line) => line.credits))).toBe(minor(credits));
  }
  expect(books.totals[0]).toEqual({ currency: "JPY", debits: "1500", credits: "1500" });
  expect(books.accounts).toContainEqual({
    account: purse.id,
    currency: "USD",
    debits: "0.07",
    credits: "10.10",
  });
});

test("the books are equal in every look at them while payments are made", async () => {
  const purse = await bank.openAccount();
  const items = Array.from({ length: 200 }, () => ({
    amount: "0.01",
    currency: "USD",
    source: bank.vault.id,
    destination: purse.id,
  }));
  const batches = Array.from({ length: 5 }, () =>
    stack.client.paymentIntents.createBatch({ payment_intents: items }),
  );
  const looks: Promise<void>[] = [];
  for (const batch of batches) {
    await batch;
    looks.push(
      stack.client.trialBalance().then(({ totals }) => {
        for (const { debits, credits } of totals) expect(debits).toBe(credits);
      }),
    );
  }
  await Promise.all(looks);
  expect(looks).toHaveLength(5);
});

const minor = (amount: string) => BigInt(amount.replace(".", ""));
const add = (amounts: readonly string[]) => amounts.map(minor).reduce((a, b) => a + b, 0n);
