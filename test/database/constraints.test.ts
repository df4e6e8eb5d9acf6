import { randomUUID } from "node:crypto";
import { inTransaction, newId, type Tenant, toUuid } from "@quittance/db";
import { type AccountId, minorUnits } from "@quittance/domain";
import type postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type HandWrittenEntry, insertEntries, insertLedgerTransaction } from "./hand-written.ts";
import { claimPayment, type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";
import { refusalOf } from "./refusal.ts";

let setting: LedgerSetting;
let tenant: Tenant;
let bank: AccountId;

beforeAll(async () => {
  setting = await openLedgerSetting();
  tenant = await setting.newTenant();
  bank = await setting.openAccount(tenant);
});
afterAll(() => setting.close());

/** Writes a ledger transaction with these entries in a session of the worker, as hand-written SQL can. */
const writeByHand = (...rows: readonly HandWrittenEntry[]): Promise<void> =>
  inTransaction(setting.worker, tenant.id, async (tx) => {
    const transaction = randomUUID();
    await insertLedgerTransaction(tx, tenant.id, transaction);
    await insertEntries(tx, tenant.id, transaction, ...rows);
  });

const debit = { version: 2, direction: "debit", amount: "100" } as const;
const credit = { version: 2, direction: "credit", amount: "100" } as const;

describe("entries that do not balance are refused, whoever writes them", () => {
  const unbalanced: readonly [string, Partial<HandWrittenEntry>[]][] = [
    ["a debit alone", [debit]],
    ["two amounts", [debit, { ...credit, amount: "99" }]],
    ["two debits", [debit, debit]],
    ["two currencies", [debit, { ...credit, currency: "EUR" }]],
    ["two layers", [debit, { ...credit, layer: "pending" }]],
  ];
  test.each(unbalanced)("%s", async (_name, rows) => {
    const accounts = await Promise.all(rows.map(() => setting.openAccount(tenant)));
    const entries = rows.map((row, index) => ({
      ...debit,
      ...row,
      account: accounts[index] ?? bank,
    }));
    expect(await refusalOf(writeByHand(...entries))).toEqual({
      condition: "check_violation",
      constraint: "entries_balanced",
    });
  });

  test("also in a session that replays a replica", async () => {
    const account = await setting.openAccount(tenant);
    const replayed = setting.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      const transaction = randomUUID();
      await insertLedgerTransaction(tx, tenant.id, transaction);
      await insertEntries(tx, tenant.id, transaction, { ...debit, account });
    });
    expect(await refusalOf(replayed)).toMatchObject({ constraint: "entries_balanced" });
  });

  test("and two ledger transactions in one statement each have to balance by themselves", async () => {
    const [a, b] = [await setting.openAccount(tenant), await setting.openAccount(tenant)];
    const two = inTransaction(setting.worker, tenant.id, async (tx) => {
      const [one, other] = [randomUUID(), randomUUID()];
      await insertLedgerTransaction(tx, tenant.id, one);
      await insertLedgerTransaction(tx, tenant.id, other);
      const entries = [
        { ...debit, account: a, transaction: one },
        { ...credit, account: b, transaction: other },
      ];
      await insertEntries(tx, tenant.id, one, ...entries);
    });
    expect(await refusalOf(two)).toMatchObject({ constraint: "entries_balanced" });
  });
});

describe("an amount is greater than zero", () => {
  test.each(["0", "-1"])("an entry's can not be %s", async (amount) => {
    const [a, b] = [await setting.openAccount(tenant), await setting.openAccount(tenant)];
    const entries = [
      { ...debit, account: a, amount },
      { ...credit, account: b, amount },
    ];
    expect(await refusalOf(writeByHand(...entries))).toEqual({
      condition: "check_violation",
      constraint: "entries_amount_check",
    });
  });

  test.each([0n, -1n])("a leg's can not be %s", async (amount) => {
    const other = await setting.openAccount(tenant);
    expect(await refusalOf(setting.accept(tenant, claimPayment(bank, other, amount)))).toEqual({
      condition: "check_violation",
      constraint: "legs_amount_check",
    });
  });
});

test("a leg does not lead from an account to itself", async () => {
  expect(await refusalOf(setting.accept(tenant, claimPayment(bank, bank, 1n)))).toEqual({
    condition: "check_violation",
    constraint: "legs_accounts_differ",
  });
});

test("a version of an account is made once", async () => {
  const [a, b] = [await setting.openAccount(tenant), await setting.openAccount(tenant)];
  const entries = [
    { ...debit, account: a },
    { ...credit, account: b },
  ];
  await writeByHand(...entries);
  expect(await refusalOf(writeByHand(...entries))).toEqual({
    condition: "unique_violation",
    constraint: "entries_pkey",
  });
});

test("an intent is paid once, also when somebody writes a second ledger transaction for it", async () => {
  const ada = await setting.openAccount(tenant);
  const [id] = await setting.accept(tenant, claimPayment(bank, ada, 1n));
  if (id === undefined) throw new Error("the intent was stored");
  await setting.post(tenant, [id]);
  for (const kind of ["payment", "hold"]) {
    const second = setting.worker.about(tenant)`
      insert into ledger_transactions (tenant_id, id, kind, intent_id, effective_at, created_at)
      values (${tenant.id}, ${randomUUID()}, ${kind}, ${toUuid(id)}, now(), now())`;
    expect(await refusalOf(second), kind).toEqual({
      condition: "unique_violation",
      constraint: "ledger_transactions_once",
    });
  }
});

describe("the funds rule holds in the database too, against hand-written SQL", () => {
  test.each([
    ["a credit-normal account", "credit", "posted_debits"],
    ["a debit-normal account", "debit", "posted_credits"],
    ["a credit-normal account with a hold", "credit", "pending_debits"],
    ["a debit-normal account with a hold", "debit", "pending_credits"],
  ] as const)("%s may fall to its limit and not below", async (_name, normalBalance, counter) => {
    const sql = setting.worker.about(tenant);
    const limit = { normalBalance, overdraftLimit: minorUnits(50n) };
    const id = toUuid(await setting.openAccount(tenant, limit));
    const spend = (amount: number) => sql`
      update accounts set ${sql(counter)} = ${amount}, version = version + 1
        where tenant_id = ${tenant.id} and id = ${id}`;
    await spend(50);
    expect(await refusalOf(spend(51))).toEqual({
      condition: "check_violation",
      constraint: "accounts_funds",
    });
  });

  test("an account without a limit may fall as far as numbers go", async () => {
    const sql = setting.worker.about(tenant);
    const id = toUuid(await setting.openAccount(tenant));
    const { count } = await sql`
      update accounts set posted_debits = ${"9".repeat(38)} where tenant_id = ${tenant.id} and id = ${id}`;
    expect(count).toBe(1);
  });

  test("a counter is never negative", async () => {
    const sql = setting.worker.about(tenant);
    for (const counter of [
      "posted_debits",
      "posted_credits",
      "pending_debits",
      "pending_credits",
    ]) {
      const lowered = sql`update accounts set ${sql(counter)} = -1 where tenant_id = ${tenant.id}`;
      expect(await refusalOf(lowered)).toMatchObject({ constraint: `accounts_${counter}_check` });
    }
  });
});

describe("an intent's columns tell one story", () => {
  const change = async (fields: postgres.Fragment) => {
    const ada = await setting.openAccount(tenant);
    const [id = newId("pi")] = await setting.accept(tenant, claimPayment(bank, ada, 1n));
    return refusalOf(
      setting.worker.about(
        tenant,
      )`update payment_intents set ${fields} where tenant_id = ${tenant.id} and id = ${toUuid(id)}`,
    );
  };

  test("a final one has the time it was finished, and only a final one has", async () => {
    const sql = setting.worker.about(tenant);
    const constraint = "payment_intents_finished_at_iff_final";
    expect(await change(sql`status = 'succeeded', captured = 1`)).toMatchObject({ constraint });
    const canceled = sql`status = 'canceled', cancellation_reason = 'expired'`;
    expect(await change(canceled)).toMatchObject({ constraint });
    expect(await change(sql`finished_at = now()`)).toMatchObject({ constraint });
  });

  test("a failed one says why, and only a failed one does", async () => {
    const sql = setting.worker.about(tenant);
    const constraint = "payment_intents_failure_iff_failed";
    expect(await change(sql`status = 'failed', finished_at = now()`)).toMatchObject({ constraint });
    expect(await change(sql`failure_code = 'account_closed', failure_leg = 0`)).toMatchObject({
      constraint,
    });
  });

  test("a failed one names its leg at fault, or else the intent that failed its batch", async () => {
    const sql = setting.worker.about(tenant);
    const constraint = "payment_intents_failure_names_leg_or_culprit";
    const failed = sql`status = 'failed', finished_at = now()`;
    const linked = sql`${failed}, failure_code = 'linked_intent_failed'`;
    for (const fields of [
      sql`${failed}, failure_code = 'account_closed'`,
      sql`${failed}, failure_code = 'account_closed', failure_leg = 0, failed_by = ${randomUUID()}`,
      linked,
      sql`${linked}, failure_leg = 0, failed_by = ${randomUUID()}`,
    ]) {
      expect(await change(fields)).toMatchObject({ constraint });
    }
  });

  test("a canceled one says why, and only a canceled one does", async () => {
    const sql = setting.worker.about(tenant);
    const constraint = "payment_intents_reason_iff_canceled";
    expect(await change(sql`status = 'canceled', finished_at = now()`)).toMatchObject({
      constraint,
    });
    expect(await change(sql`cancellation_reason = 'requested'`)).toMatchObject({ constraint });
  });

  test("money was captured by one that succeeded or is on hold, and by no other", async () => {
    const sql = setting.worker.about(tenant);
    const constraint = "payment_intents_captured_is_moved";
    expect(await change(sql`status = 'succeeded', finished_at = now()`)).toMatchObject({
      constraint,
    });
    expect(await change(sql`captured = 1`)).toMatchObject({ constraint });
  });

  test("one that is set aside says with which error", async () => {
    const sql = setting.worker.about(tenant);
    expect(await change(sql`quarantined_at = now()`)).toMatchObject({
      constraint: "payment_intents_quarantine_has_error",
    });
  });
});
