import type { AccountEntry, LedgerTransaction, Statement } from "@quittance/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectProblem } from "../harness/expect-problem.ts";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { type Bank, openBank } from "../harness/open-bank.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";

const PERIOD = "from=2020-01-01T00:00:00Z&to=2999-01-01T00:00:00Z";

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

test("a balance can be asked for as of any moment, by posting and by accounting date", async () => {
  const purse = await bank.openAccount({ funds: "10.00" });
  const dated = await bank.pay(
    bank.paymentTo(purse.id, { amount: "2.50", effective_at: "2021-03-04T05:06:07.008+01:00" }),
  );
  const { accounts } = stack.client;
  const posted = dated.finished_at ?? "";
  const before = new Date(Date.parse(posted) - 1).toISOString();
  const ask = async (at: string, axis: "posted" | "effective") =>
    axis === "posted"
      ? (await accounts.balance(purse.id, { at })).posted
      : (await accounts.balance(purse.id, { at, axis })).posted;
  expect(await ask(posted, "posted")).toBe("12.50");
  expect(await ask("2999-01-01T00:00:00Z", "posted")).toBe("12.50");
  expect(await ask(before, "posted")).toBe("10.00");
  expect(await ask("2021-03-04T04:06:07.008Z", "posted")).toBe("0.00");
  expect(await ask("2021-03-04T04:06:07.007Z", "effective")).toBe("0.00");
  expect(await ask("2021-03-04T04:06:07.008Z", "effective")).toBe("2.50");
  expect(await ask(before, "effective")).toBe("12.50");
  expect(await accounts.balance(purse.id)).toEqual((await accounts.get(purse.id)).balance);
  expect(await accounts.balance(purse.id, { axis: "effective" })).toEqual({
    posted: "12.50",
    pending_in: null,
    pending_out: null,
    available: null,
  });
});

test.each(["posted", "effective"] as const)(
  "a statement by %s time leads from its opening to its closing balance, page by page",
  async (axis) => {
    const purse = await bank.openAccount({ funds: "10.00" });
    const [opened] = (await stack.client.accounts.entries(purse.id)).data;
    for (const [amount, effective_at] of [
      ["1.00", null],
      ["2.00", "2021-03-04T00:00:00Z"],
      ["3.00", "2021-03-03T00:00:00Z"],
    ]) {
      await bank.pay(bank.paymentTo(bank.vault.id, { amount, effective_at, source: purse.id }));
    }
    // By posting, the period begins after the funds came; by accounting date, with the first withdrawal.
    const from =
      axis === "posted" ? after(opened?.created_at ?? "", 1) : "2021-03-03T00:00:00.000Z";
    const to = "2999-01-01T00:00:00.000Z";
    const read = (cursor?: string) =>
      stack.client.accounts.statement(purse.id, {
        from,
        to,
        axis,
        limit: 2,
        ...(cursor === undefined ? {} : { cursor }),
      });
    const first = await read();
    await bank.pay(bank.paymentTo(bank.vault.id, { amount: "0.50", source: purse.id }));
    const pages: Statement[] = [first];
    for (let next = first.entries.next_cursor; next !== null; ) {
      const page = await read(next);
      pages.push(page);
      next = page.entries.next_cursor;
    }
    const entries: AccountEntry[] = pages.flatMap((page) => page.entries.data);
    const withdrawn = entries.map(({ amount }) => amount);
    if (axis === "posted") expect(withdrawn).toEqual(["1.00", "2.00", "3.00"]);
    else expect(withdrawn).toEqual(["3.00", "2.00", "10.00", "1.00"]);
    const rest = { pending_in: null, pending_out: null, available: null };
    const balance = (posted: string) =>
      axis === "posted"
        ? { posted, pending_in: "0.00", pending_out: "0.00", available: posted }
        : { posted, ...rest };
    for (const { entries: _, ...summary } of pages) {
      expect(summary).toEqual({
        object: "statement",
        account: purse.id,
        currency: "USD",
        axis,
        from,
        to,
        opening_balance: balance(axis === "posted" ? "10.00" : "0.00"),
        closing_balance: balance("4.00"),
        totals: { debits: "6.00", credits: axis === "posted" ? "0.00" : "10.00" },
      });
    }
    const all: AccountEntry[] = [];
    for await (const entry of stack.client.accounts.statement(purse.id, {
      from,
      to,
      axis,
    })) {
      all.push(entry);
    }
    expect(all.map(({ amount }) => amount)).toEqual([...withdrawn, "0.50"]);
  },
);

test("an empty period has a statement, too", async () => {
  const purse = await bank.openAccount({ funds: "1.00" });
  const moment = "2021-01-01T00:00:00.000Z";
  const statement = await stack.client.accounts.statement(purse.id, { from: moment, to: moment });
  expect(statement.entries).toEqual({
    object: "list",
    data: [],
    has_more: false,
    next_cursor: null,
  });
  expect(statement.closing_balance).toEqual(statement.opening_balance);
});

test("the trial balance of any moment balances, and before the first payment it is zero", async () => {
  const purse = await bank.openAccount();
  const effective_at = "2019-05-05T00:00:00.000Z";
  const paid = await bank.pay(bank.paymentTo(purse.id, { amount: "0.99", effective_at }));
  const moments = [effective_at, after(effective_at, -1), paid.finished_at ?? "", undefined];
  for (const axis of ["posted", "effective"] as const) {
    for (const at of moments) {
      const books = await stack.client.trialBalance({ axis, ...(at === undefined ? {} : { at }) });
      for (const { debits, credits } of books.totals) expect(debits).toBe(credits);
      const counts = at === undefined || at >= (axis === "posted" ? paid.created_at : effective_at);
      expect(books.accounts).toContainEqual({
        account: purse.id,
        currency: "USD",
        debits: "0.00",
        credits: counts ? "0.99" : "0.00",
      });
    }
  }
});

test("ledger transactions are listed newest first: all, those of an intent, and those of an account", async () => {
  const purse = await bank.openAccount();
  const paid = [];
  for (const amount of ["1.00", "2.00", "3.00"]) {
    paid.unshift(await bank.pay(bank.paymentTo(purse.id, { amount })));
  }
  const { ledgerTransactions } = stack.client;
  const ids = paid.flatMap((intent) => intent.ledger_transactions);
  const newest = await ledgerTransactions.list({ limit: 3 });
  expect(newest).toMatchObject({ has_more: true, data: ids.map((id) => ({ id })) });
  for (const transaction of newest.data) {
    expect(await ledgerTransactions.get(transaction.id)).toEqual(transaction);
  }

  const [one] = paid;
  const ofIntent = await ledgerTransactions.list({ payment_intent: one?.id ?? "" });
  expect(ofIntent).toMatchObject({ has_more: false, data: [{ id: ids[0] }] });
  expect(ofIntent.data).toHaveLength(1);

  const ofAccount: string[] = [];
  const onePerPage = { account: purse.id, limit: 1 };
  for await (const { id } of ledgerTransactions.list(onePerPage)) ofAccount.push(id);
  expect(ofAccount).toEqual(ids);

  for (const filter of [
    { account: "external:nobody" },
    { payment_intent: "pi_1" },
    { payment_intent: "pi_01jd2m3n4p5q6r7s8t9v0w1x2y" },
  ]) {
    expect(await ledgerTransactions.list(filter)).toMatchObject({ has_more: false, data: [] });
  }
});

test.each([
  ["/v1/accounts/ID/balance", "at=yesterday", 422, "parameter_invalid"],
  ["/v1/accounts/ID/balance", "at=2026-02-30T00:00:00Z", 422, "parameter_invalid"],
  ["/v1/accounts/ID/balance", "at=", 422, "parameter_invalid"],
  ["/v1/accounts/ID/balance", "at=2026-02-03", 422, "parameter_invalid"],
  ["/v1/accounts/ID/balance", "axis=value", 422, "parameter_invalid"],
  ["/v1/accounts/ID/balance", "from=2026-02-03T00:00:00Z", 422, "unknown_parameter"],
  ["/v1/accounts/external:nobody/balance", "at=2026-02-03T00:00:00Z", 404, "not_found"],
  ["/v1/accounts/ID/statement", "", 422, "parameter_invalid"],
  ["/v1/accounts/ID/statement", "from=2026-02-03T00:00:00Z", 422, "parameter_invalid"],
  ["/v1/accounts/ID/statement", "to=2026-02-03T00:00:00Z", 422, "parameter_invalid"],
  [
    "/v1/accounts/ID/statement",
    "from=2026-02-03T00:00:00.001Z&to=2026-02-03T00:00:00Z",
    422,
    "parameter_invalid",
  ],
  ["/v1/accounts/ID/statement", `${PERIOD}&at=2026-02-03T00:00:00Z`, 422, "unknown_parameter"],
  ["/v1/accounts/ID/statement", `${PERIOD}&limit=101`, 422, "parameter_invalid"],
  ["/v1/accounts/ID/statement", `${PERIOD}&cursor=YWNjb3VudHN8MQ`, 400, "cursor_invalid"],
  ["/v1/accounts/external:nobody/statement", PERIOD, 404, "not_found"],
  ["/v1/trial_balance", "at=never", 422, "parameter_invalid"],
  ["/v1/trial_balance", "axis=", 422, "parameter_invalid"],
  ["/v1/ledger_transactions", "kind=payment", 422, "unknown_parameter"],
  ["/v1/ledger_transactions", "payment_intent=pi_1&account=acct_1", 422, "parameter_invalid"],
  ["/v1/ledger_transactions", "account=%00", 422, "parameter_invalid"],
  ["/v1/ledger_transactions", "cursor=x", 400, "cursor_invalid"],
] as const)("what no answer exists for is refused: %s?%s", async (path, query, status, code) => {
  const answer = await stack.request("GET", `${path.replace("ID", bank.vault.id)}?${query}`);
  expectProblem(answer, status, code);
});

test("a statement's cursor belongs to its account, its period and its axis", async () => {
  const purse = await bank.openAccount({ funds: "1.00" });
  await bank.pay(bank.paymentTo(purse.id));
  const path = `/v1/accounts/${purse.id}/statement`;
  const answer = await stack.request("GET", `${path}?${PERIOD}&limit=1`);
  const { next_cursor: cursor } = (answer.body as Statement).entries;
  expect(cursor).toEqual(expect.any(String));
  const good = await stack.request("GET", `${path}?${PERIOD}&limit=1&cursor=${cursor}`);
  expect(good.status).toBe(200);
  for (const other of [
    `${path}?${PERIOD}&axis=effective&cursor=${cursor}`,
    `${path}?${PERIOD.replace("2020", "2021")}&cursor=${cursor}`,
    `/v1/accounts/${bank.vault.id}/statement?${PERIOD}&cursor=${cursor}`,
    `/v1/accounts/${purse.id}/entries?cursor=${cursor}`,
  ]) {
    expectProblem(await stack.request("GET", other), 400, "cursor_invalid");
  }
});

const after = (time: string, ms: number) => new Date(Date.parse(time) + ms).toISOString();
const minor = (amount: string) => BigInt(amount.replace(".", ""));
const add = (amounts: readonly string[]) => amounts.map(minor).reduce((a, b) => a + b, 0n);
