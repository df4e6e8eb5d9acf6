// What an intent or an operation came to is written once, and never above what there was.
import { randomUUID } from "node:crypto";
import { type Tenant, toUuid } from "@quittance/db";
import { type AccountId, minorUnits } from "@quittance/domain";
import type postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { isoCurrency } from "../harness/plain-terms.ts";
import { claimPayment, type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";
import { refusalOf } from "./refusal.ts";

let setting: LedgerSetting;
let tenant: Tenant;
let bank: AccountId;
let ada: AccountId;

beforeAll(async () => {
  setting = await openLedgerSetting();
  tenant = await setting.newTenant();
  bank = await setting.openAccount(tenant);
  ada = await setting.openAccount(tenant);
});
afterAll(() => setting.close());

let intent: string;
const change = (sql: postgres.ISql, fields: postgres.Fragment) =>
  sql`update payment_intents set ${fields} where tenant_id = ${tenant.id} and id = ${intent}`;

/** Two legs of 60 and 40, accepted and not decided. */
async function acceptHundred(): Promise<string> {
  const { draft, ...key } = claimPayment(bank, ada, 60n);
  const leg = { currency: isoCurrency("USD"), source: bank, destination: ada };
  const legs = [
    { ...leg, amount: minorUnits(60n) },
    { ...leg, amount: minorUnits(40n) },
  ];
  const [id] = await setting.accept(tenant, { ...key, draft: { ...draft, legs } });
  if (id === undefined) throw new Error("the intent was stored");
  return toUuid(id);
}

describe("captures of an intent", () => {
  beforeEach(async () => {
    intent = await acceptHundred();
    const sql = setting.worker.about(tenant);
    await change(sql, sql`status = 'requires_capture'`);
  });
  const tooMuch = {
    condition: "check_violation",
    constraint: "payment_intents_captured_is_of_legs",
  };

  test("may come to all that its legs are, and not to one more", async () => {
    const sql = setting.worker.about(tenant);
    expect((await change(sql, sql`captured = 100`)).count).toBe(1);
    expect(await refusalOf(change(sql, sql`captured = 101`))).toEqual(tooMuch);
  });

  test("may not come to more among intents that are in order", async () => {
    const other = await acceptHundred();
    const sql = setting.worker.about(tenant);
    const both = sql`
      update payment_intents
        set status = 'succeeded', finished_at = now(), captured = case id when ${intent} then 101 else 100 end
        where tenant_id = ${tenant.id} and id = any(${[intent, other]}::uuid[])`;
    expect(await refusalOf(both)).toEqual(tooMuch);
  });

  test("are not taken back, whatever becomes of it", async () => {
    const sql = setting.worker.about(tenant);
    await change(sql, sql`captured = 60`);
    const canceled = sql`status = 'canceled', finished_at = now(), cancellation_reason = 'requested'`;
    for (const fields of [sql`captured = 59`, sql`${canceled}, captured = 0`]) {
      expect(await refusalOf(change(sql, fields))).toMatchObject({
        constraint: "payment_intents_written_once",
      });
    }
  });

  test("are refused above the legs also in a session that replays a replica", async () => {
    const replayed = setting.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await change(tx, tx`captured = 101`);
    });
    expect(await refusalOf(replayed)).toEqual(tooMuch);
  });
});

describe("an intent that succeeded", () => {
  beforeEach(async () => {
    intent = await acceptHundred();
    const sql = setting.worker.about(tenant);
    const paid = sql`status = 'succeeded', finished_at = now(), captured = 70`;
    await change(sql, sql`${paid}, ledger_transaction_ids = ${[randomUUID()]}::uuid[]`);
  });

  test("may be refunded up to what was captured, and not above", async () => {
    const sql = setting.worker.about(tenant);
    expect((await change(sql, sql`refunded = 70`)).count).toBe(1);
    expect(await refusalOf(change(sql, sql`refunded = 71`))).toEqual({
      condition: "check_violation",
      constraint: "payment_intents_refunded_is_captured",
    });
  });

  test("keeps its refunds and its ledger transactions, and may get more of them", async () => {
    const sql = setting.worker.about(tenant);
    await change(sql, sql`refunded = 5`);
    const more = sql`ledger_transaction_ids = ledger_transaction_ids || ${randomUUID()}::uuid`;
    expect((await change(sql, more)).count).toBe(1);
    for (const fields of [
      sql`refunded = 4`,
      sql`ledger_transaction_ids = '{}'`,
      sql`ledger_transaction_ids = ledger_transaction_ids[2:]`,
    ]) {
      expect(await refusalOf(change(sql, fields))).toEqual({
        condition: "check_violation",
        constraint: "payment_intents_written_once",
      });
    }
  });

  test("is not told differently later", async () => {
    const sql = setting.worker.about(tenant);
    for (const fields of [
      sql`captured = 71`,
      sql`finished_at = finished_at + interval '1 millisecond'`,
    ]) {
      expect(await refusalOf(change(sql, fields))).toMatchObject({
        constraint: "payment_intents_written_once",
      });
    }
  });

  test("not in a session that replays a replica either", async () => {
    const replayed = setting.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await change(tx, tx`captured = 71`);
    });
    expect(await refusalOf(replayed)).toMatchObject({
      constraint: "payment_intents_written_once",
    });
  });
});

test("why an intent failed is not told differently later", async () => {
  intent = await acceptHundred();
  const sql = setting.worker.about(tenant);
  const failed = sql`status = 'failed', finished_at = now()`;
  await change(sql, sql`${failed}, failure_code = 'account_closed', failure_leg = 1`);
  for (const fields of [sql`failure_code = 'account_frozen'`, sql`failure_leg = 0`]) {
    expect(await refusalOf(change(sql, fields))).toMatchObject({
      constraint: "payment_intents_written_once",
    });
  }
});

describe("an operation", () => {
  let operation: string;
  const insertOperation = async (sql: postgres.ISql, fields: Record<string, unknown> = {}) => {
    const now = new Date();
    const row = {
      tenant_id: tenant.id,
      id: randomUUID(),
      kind: "refund",
      intent_id: intent,
      amount: 10,
      final: true,
      status: "pending",
      created_at: now,
      ring_at: now,
    };
    await sql`insert into operations ${sql({ ...row, ...fields })}`;
    return row.id;
  };
  const decide = (sql: postgres.ISql, fields: postgres.Fragment) =>
    sql`update operations set ${fields} where tenant_id = ${tenant.id} and id = ${operation}`;

  beforeEach(async () => {
    intent = await acceptHundred();
    operation = await insertOperation(setting.api.about(tenant));
  });

  test("is decided once: then nothing of it changes any more", async () => {
    const sql = setting.worker.about(tenant);
    const failed = sql`status = 'failed', failure_code = 'insufficient_funds', finished_at = now()`;
    for (const end of [sql`status = 'succeeded', finished_at = now()`, failed]) {
      operation = await insertOperation(setting.api.about(tenant));
      expect((await decide(sql, end)).count).toBe(1);
      for (const fields of [
        sql`status = 'pending', failure_code = null, finished_at = null`,
        sql`status = 'succeeded', failure_code = null`,
        sql`status = 'failed', failure_code = 'account_frozen'`,
        sql`ledger_transaction_ids = ${[randomUUID()]}::uuid[]`,
        sql`version = version + 1`,
      ]) {
        expect(await refusalOf(decide(sql, fields))).toEqual({
          condition: "check_violation",
          constraint: "operations_decided_once",
        });
      }
    }
  });

  test("is not decided again in a session that replays a replica", async () => {
    await decide(
      setting.worker.about(tenant),
      setting.worker.about(tenant)`status = 'succeeded', finished_at = now()`,
    );
    const replayed = setting.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await decide(tx, tx`version = 9`);
    });
    expect(await refusalOf(replayed)).toMatchObject({ constraint: "operations_decided_once" });
  });

  test("has a time when it is decided, a reason when it failed, and an amount unless it cancels", async () => {
    const sql = setting.worker.about(tenant);
    expect(await refusalOf(decide(sql, sql`status = 'succeeded'`))).toMatchObject({
      constraint: "operations_finished_at_iff_final",
    });
    expect(await refusalOf(decide(sql, sql`status = 'failed', finished_at = now()`))).toMatchObject(
      { constraint: "operations_failure_iff_failed" },
    );
    for (const fields of [{ amount: null }, { kind: "cancel" }]) {
      expect(await refusalOf(insertOperation(setting.api.about(tenant), fields))).toMatchObject({
        constraint: "operations_amount_unless_cancel",
      });
    }
  });

  test.each(["succeeded", "failed"])("does not begin as %s", async (status) => {
    const decided = {
      status,
      finished_at: new Date(),
      failure_code: status === "failed" ? "account_closed" : null,
    };
    expect(await refusalOf(insertOperation(setting.api.about(tenant), decided))).toEqual({
      condition: "check_violation",
      constraint: "operations_begin_undecided",
    });
  });
});
