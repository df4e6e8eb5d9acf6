// What a payment needs is planned once by each connection, once PostgreSQL knows its tables.
import {
  createPostingPlans,
  type Database,
  findDecided,
  insertIntents,
  type Plans,
  readIntents,
  type Tenant,
} from "@quittance/db";
import type { AccountId } from "@quittance/domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import { postBatch } from "../../services/worker/src/post/post-batch.ts";
import { openAs } from "./as-role.ts";
import { claimPayment, type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";

let setting: LedgerSetting;
let tenant: Tenant;
let accounts: readonly [AccountId, AccountId];

beforeAll(async () => {
  setting = await openLedgerSetting();
  tenant = await setting.newTenant();
  accounts = [await setting.openAccount(tenant), await setting.openAccount(tenant)];
});
afterAll(() => setting.close());

const PAYMENTS = 10;
const BATCHES = 7; // PostgreSQL compares costs from the sixth on

/** The statements about tenants' rows of the one connection of a pool, and how often each was planned anew. */
const readPlans = (db: Database) =>
  db.use(
    (sql) => sql<{ statement: string; custom: number; kept: number }[]>`
      select statement, custom_plans::integer as custom, generic_plans::integer as kept
        from pg_prepared_statements where statement ~ 'tenant_id' and statement !~ 'pg_prepared'`,
  );

test("storing, posting and looking for single payments makes no plan for any of them", async () => {
  const api = openAs(setting.url, "quittance_api", 1);
  const worker = openAs(setting.url, "quittance_worker", 1);
  try {
    for (let payment = 0; payment < PAYMENTS; payment += 1) {
      const claim = claimPayment(...accounts, 1n);
      await insertIntents(api, tenant, [claim]);
      const ids = [claim.draft.id];
      const { decision } = await postBatch(worker, tenant, ids, {
        patience: "pass over",
        plans: "kept",
      });
      expect(decision.intents).toHaveLength(1);
      expect(await findDecided(api, tenant.id, ids)).toEqual(ids);
      expect(await readIntents(api, tenant, ids)).toHaveLength(1);
    }
    const [ofApi, ofWorker] = [await readPlans(api), await readPlans(worker)];
    // Intents stored, looked for and read with their legs; these locked, accounts and operations read, all saved.
    expect([ofApi.length, ofWorker.length]).toEqual([4, 5]);
    for (const plans of [...ofApi, ...ofWorker]) {
      expect(plans).toMatchObject({ custom: 0, kept: PAYMENTS });
    }
  } finally {
    await Promise.all([api.close(), worker.close()]);
  }
});

test("a batch that is to be planned for itself is, however cheap the plan that is kept looks", async () => {
  const worker = openAs(setting.url, "quittance_worker", 1);
  const post = async (payments: number, plans: Plans) => {
    const claims = Array.from({ length: payments }, () => claimPayment(...accounts, 1n));
    const ids = await setting.accept(tenant, ...claims);
    const { intents } = (await postBatch(worker, tenant, ids, { plans })).decision;
    expect(intents).toHaveLength(payments);
  };
  try {
    await post(1, "kept");
    for (let batch = 0; batch < BATCHES; batch += 1) await post(20, "fitted");
    const plans = await readPlans(worker);
    expect(plans).toHaveLength(5);
    for (const ofStatement of plans)
      expect(ofStatement).toMatchObject({ custom: BATCHES, kept: 1 });
  } finally {
    await worker.close();
  }
});

test("plans of postings are kept while tables are small, and when PostgreSQL knows them, and not in between", async () => {
  const ours = await openLedgerSetting();
  try {
    // The server's own look may come at any moment.
    for (const table of ["payment_intents", "legs"])
      await ours.sql`alter table ${ours.sql(table)} set (autovacuum_enabled = false)`;
    const own = await ours.newTenant();
    const pair = [await ours.openAccount(own), await ours.openAccount(own)] as const;
    const howToPlan = createPostingPlans(ours.worker);
    expect(howToPlan()).toBe("fitted");
    await expect.poll(howToPlan, { interval: 50 }).toBe("kept");
    const claims = Array.from({ length: 1_500 }, () => claimPayment(...pair, 1n));
    await ours.accept(own, ...claims);
    await expect.poll(howToPlan, { interval: 50 }).toBe("fitted");
    await ours.sql`analyze payment_intents, legs`;
    await expect.poll(howToPlan, { interval: 50 }).toBe("kept");
  } finally {
    await ours.close();
  }
});
