import { analyzeGrownTables } from "@quittance/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { claimPayment, type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";
import { refusalOf } from "./refusal.ts";

let setting: LedgerSetting;

beforeAll(async () => {
  setting = await openLedgerSetting();
  // The server's own look, which may come at any moment, starts the count again.
  await setting.sql`alter table accounts set (autovacuum_enabled = false)`;
});
afterAll(() => setting.close());

const rowsKnownOf = async (table: string) => {
  const [row] = await setting.sql<[{ rows: number }]>`
    select reltuples::integer as rows from pg_class where oid = ${table}::regclass`;
  return row.rows;
};

test("tables that have grown are analysed by the worker, and not again before they have grown much more", async () => {
  const tenant = await setting.newTenant();
  const [from, to] = [await setting.openAccount(tenant), await setting.openAccount(tenant)];
  const pay = async (payments: number) => {
    const claims = Array.from({ length: payments }, () => claimPayment(from, to, 1n));
    return setting.post(tenant, await setting.accept(tenant, ...claims));
  };
  await pay(400);
  // What a session has changed is counted a second after it did, at the latest.
  await expect
    .poll(() => analyzeGrownTables(setting.worker), { timeout: 20_000, interval: 200 })
    .toBeGreaterThan(0);
  await expect
    .poll(
      async () => {
        await analyzeGrownTables(setting.worker);
        // What was accepted was written by another session, which counts when it likes.
        return [await rowsKnownOf("entries"), await rowsKnownOf("legs")];
      },
      { timeout: 20_000, interval: 200 },
    )
    .toEqual([800, 400]);
  await pay(20);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(await analyzeGrownTables(setting.worker)).toBe(0);
  expect(await rowsKnownOf("entries")).toBe(800);
});

test("tables whose rows only change are not analysed for it", async () => {
  await setting.sql.unsafe(`do $$ begin
    for change in 1..600 loop update accounts set name = 'change ' || change; end loop;
  end $$`);
  const changes = async () => {
    const [row] = await setting.sql<[{ changed: number }]>`
      select n_mod_since_analyze::integer as changed from pg_stat_user_tables where relname = 'accounts'`;
    return row.changed;
  };
  await expect.poll(changes, { timeout: 20_000, interval: 200 }).toBeGreaterThanOrEqual(1_200);
  await analyzeGrownTables(setting.worker);
  expect(await changes()).toBeGreaterThanOrEqual(1_200);
});

test("nobody but the worker may have tables analysed", async () => {
  for (const role of ["quittance_api", "quittance_ops", "quittance_auditor"] as const) {
    const refusal = await refusalOf(
      setting.as(role).about()`select analyze_grown_tables()`.execute(),
    );
    expect(refusal).toMatchObject({ condition: "insufficient_privilege" });
  }
});
