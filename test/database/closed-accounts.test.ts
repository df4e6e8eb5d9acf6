import { type Tenant, toUuid } from "@quittance/db";
import { type AccountId, minorUnits } from "@quittance/domain";
import type postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { claimPayment, type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";
import { refusalOf } from "./refusal.ts";

let setting: LedgerSetting;
let tenant: Tenant;
let id: AccountId;

beforeAll(async () => {
  setting = await openLedgerSetting();
  tenant = await setting.newTenant();
});
afterAll(() => setting.close());
beforeEach(async () => {
  id = await setting.openAccount(tenant);
});

const change = (sql: postgres.ISql, fields: postgres.Fragment) =>
  sql`update accounts set ${fields} where tenant_id = ${tenant.id} and id = ${toUuid(id)}`;

const close = () => change(setting.api.about(tenant), setting.api.about(tenant)`status = 'closed'`);

describe("an account is closed only when it is empty", () => {
  test.each(["posted_credits", "posted_debits", "pending_credits", "pending_debits"])(
    "not with %s",
    async (counter) => {
      const sql = setting.worker.about(tenant);
      await change(sql, sql`${sql(counter)} = 1`);
      expect(await refusalOf(close())).toEqual({
        condition: "check_violation",
        constraint: "accounts_closed_is_empty",
      });
    },
  );

  test("but after money that came and went", async () => {
    const sql = setting.worker.about(tenant);
    await change(sql, sql`posted_credits = 7, posted_debits = 7`);
    expect((await close()).count).toBe(1);
  });

  test("not with what a real payment brought", async () => {
    const bank = await setting.openAccount(tenant);
    await setting.post(tenant, await setting.accept(tenant, claimPayment(bank, id, 1n)));
    expect(await refusalOf(close())).toMatchObject({ constraint: "accounts_closed_is_empty" });
  });
});

describe("an account that was closed", () => {
  beforeEach(close);
  const refused = { condition: "check_violation", constraint: "accounts_closed_for_good" };

  test.each(["active", "frozen"])("never becomes %s again", async (status) => {
    const sql = setting.api.about(tenant);
    expect(await refusalOf(change(sql, sql`status = ${status}`))).toEqual(refused);
  });

  test("has nothing moved in it, not even there and back", async () => {
    const sql = setting.worker.about(tenant);
    const moved = change(sql, sql`posted_credits = 1, posted_debits = 1, version = 3`);
    expect(await refusalOf(moved)).toEqual(refused);
    expect(await refusalOf(change(sql, sql`pending_debits = 1`))).toMatchObject({
      constraint: "accounts_closed_is_empty",
    });
    expect(await refusalOf(change(sql, sql`version = 2`))).toEqual(refused);
  });

  test("also in a session that replays a replica", async () => {
    const replayed = setting.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await change(tx, tx`status = 'active'`);
    });
    expect(await refusalOf(replayed)).toEqual(refused);
  });

  test("may still be written on", async () => {
    const sql = setting.api.about(tenant);
    const written = await change(sql, sql`name = 'was Ada', metadata = '{"closed": "1998"}'`);
    expect(written.count).toBe(1);
  });
});

describe("an account's overdraft limit", () => {
  beforeEach(async () => {
    id = await setting.openAccount(tenant, { overdraftLimit: minorUnits(50n) });
    const sql = setting.worker.about(tenant);
    await change(sql, sql`posted_debits = 30, pending_debits = 10`);
  });
  const lower = (limit: number) => {
    const sql = setting.api.about(tenant);
    return change(sql, sql`overdraft_limit = ${limit}`);
  };

  test("may be lowered to what is used of it", async () => {
    expect((await lower(40)).count).toBe(1);
  });

  test("can not be lowered below that, holds among it", async () => {
    expect(await refusalOf(lower(39))).toEqual({
      condition: "check_violation",
      constraint: "accounts_funds",
    });
  });
});

test.each(["delete from accounts", "truncate accounts", "truncate accounts cascade"])(
  "an account is never removed: %s",
  async (statement) => {
    expect(await refusalOf(setting.sql.unsafe(statement))).toEqual({
      condition: "restrict_violation",
      constraint: "accounts_append_only",
    });
  },
);
