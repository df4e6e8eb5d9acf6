// What the door knows of an account is forgotten by a notification: a real trigger, a real LISTEN.
import { setTimeout as delay } from "node:timers/promises";
import {
  hearAccountChanges,
  inTransaction,
  lockAccount,
  type Tenant,
  toUuid,
  updateAccount,
} from "@quittance/db";
import type { AccountId } from "@quittance/domain";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { claimPayment, type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";

/** Much longer than a notification takes, and much shorter than anything that is remembered. */
const PROMPT = { timeout: 4_000, interval: 5 };

let setting: LedgerSetting;
let tenant: Tenant;
let ada: AccountId;
let ben: AccountId;
let heard: string[] = [];

const named = (id: AccountId, of = tenant) => `${of.id} ${id}`;

beforeAll(async () => {
  setting = await openLedgerSetting();
  tenant = await setting.newTenant();
  [ada, ben] = await Promise.all([
    setting.openAccount(tenant, { externalId: "ada" }),
    setting.openAccount(tenant),
  ]);
  await new Promise<void>((onListening) => {
    hearAccountChanges(setting.api, {
      onListening,
      onDeaf: () => heard.push("deaf"),
      onChange: (tenantId, id) => heard.push(`${tenantId} ${id}`),
    });
  });
});
afterAll(() => setting.close());
beforeEach(() => {
  heard = [];
});

const change = (id: AccountId, fields: Readonly<Record<string, string | number | null>>) =>
  setting.sql`update accounts set ${setting.sql(fields)} where id = ${toUuid(id)}`;

test.each([
  { status: "frozen" },
  { status: "active" },
  { external_id: "eve" },
  { external_id: null },
  { currency: "EUR" },
  { exponent: 3 },
  { currency: "USD", exponent: 2, status: "frozen", external_id: "ada" },
  { status: "active" },
])("whoever makes it, %j is heard of once and at once", async (fields) => {
  await change(ada, fields);
  await expect.poll(() => heard, PROMPT).toEqual([named(ada)]);
});

test("a change is heard of when it is committed, and what is rolled back never", async () => {
  await setting.sql.begin(async (tx) => {
    await tx`update accounts set status = 'frozen' where id = ${toUuid(ada)}`;
    await delay(100);
    expect(heard).toEqual([]);
  });
  await expect.poll(() => heard, PROMPT).toEqual([named(ada)]);
  const rolledBack = setting.sql.begin(async (tx) => {
    await tx`update accounts set status = 'active' where id = ${toUuid(ada)}`;
    throw new Error("rolled back");
  });
  await expect(rolledBack).rejects.toThrow("rolled back");
  await change(ada, { status: "active" });
  await expect.poll(() => heard, PROMPT).toEqual([named(ada), named(ada)]);
});

test("what is heard of a change can be read by everybody", async () => {
  for (const status of ["frozen", "active", "frozen", "active"]) {
    heard = [];
    const changed = change(ada, { status }).execute();
    await expect.poll(() => heard, PROMPT).toEqual([named(ada)]);
    const [row] = await setting.sql`select status from accounts where id = ${toUuid(ada)}`;
    expect(row).toEqual({ status });
    await changed;
  }
});

test("many changes in one statement are all heard of", async () => {
  const crowd = await setting.newTenant();
  const ids = await Promise.all(Array.from({ length: 300 }, () => setting.openAccount(crowd)));
  await setting.sql`update accounts set status = 'frozen' where tenant_id = ${crowd.id}`;
  await expect.poll(() => heard.length, PROMPT).toBe(300);
  expect(new Set(heard)).toEqual(new Set(ids.map((id) => named(id, crowd))));
});

test("the api tells as its own role, and only of what really changed", async () => {
  const save = (status: "active" | "frozen", name: string) =>
    inTransaction(setting.api, tenant.id, async (tx) => {
      const locked = await lockAccount(tx, tenant, ada);
      if (locked === undefined) throw new Error("the account is there");
      return updateAccount(tx, tenant, { ...locked.account, status, name });
    });
  await save("active", "Ada");
  await save("frozen", "Ada");
  await save("frozen", "Ada Lovelace");
  await save("active", "Ada Lovelace");
  await expect.poll(() => heard.length, PROMPT).toBe(2);
  expect(heard).toEqual([named(ada), named(ada)]);
});

test("opening an account and posting tell nothing", async () => {
  const carl = await setting.openAccount(tenant);
  const ids = await setting.accept(tenant, claimPayment(ada, ben, 5n), claimPayment(ben, carl, 5n));
  const { intents } = await setting.post(tenant, ids);
  expect(intents.map(({ status }) => status)).toEqual(["succeeded", "succeeded"]);
  // Notifications come in the order of their commits.
  await change(ben, { status: "frozen" });
  await expect.poll(() => heard, PROMPT).toEqual([named(ben)]);
});

test("what can not be read may be about any account: everything is read anew", async () => {
  const told: string[] = [];
  hearAccountChanges(setting.worker, {
    onListening: () => told.push("listening"),
    onDeaf: () => told.push("deaf"),
    onChange: (_, id) => told.push(id),
  });
  await expect.poll(() => told).toEqual(["listening"]);
  const unreadable = ["", "x", "x/y", `${tenant.id}/`, `${tenant.id}/${ada}`];
  for (const payload of unreadable) {
    await setting.sql`select pg_notify('account_changes', ${payload})`;
  }
  await expect.poll(() => told.length, PROMPT).toBe(1 + unreadable.length);
  expect(new Set(told)).toEqual(new Set(["listening"]));
});
